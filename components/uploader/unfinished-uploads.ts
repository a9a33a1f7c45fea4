import {
  html,
  nothing,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from 'lit';
import { isApiVideoError, type ResumableUpload } from '../../src/index.js';
import { closeIcon, retryIcon } from '../shared/icons.js';
import { leaf } from '../shared/leaf.js';
import { loadClient } from '../shared/load-client.js';
import { present } from '../shared/present.js';
import type { unfinishedList } from './unfinished-list.js';
import type { TakenFile } from './taken-file.js';
import type { Texts } from './texts.js';
import type { UploadSettings } from './upload-settings.js';

export interface UnfinishedOptions {
  readonly settings: UploadSettings;
  readonly texts: () => Texts;
  /** A file was opened again; adding it goes on with its upload. */
  readonly onFile: (taken: TakenFile) => void;
  /** The person is to choose a file again. */
  readonly onChoose: () => void;
}

/** What earlier visits have not sent to its end, and how to go on with it. */
export class UnfinishedUploads implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #options: UnfinishedOptions;
  #list: typeof unfinishedList | undefined;
  #offers: readonly ResumableUpload[] = [];
  #asked: string | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, options: UnfinishedOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
    host.addEventListener('file-add', ({ detail: { file } }) =>
      this.#drop(({ fileName, fileSize }) => fileName === file.name && fileSize === file.size),
    );
  }

  hostUpdated(): void {
    const { noResume, baseUri } = this.#options.settings;
    const asked = noResume ? undefined : (present(baseUri) ?? '');
    if (asked === this.#asked) return;
    this.#asked = asked;
    this.#offers = [];
    if (asked !== undefined) void this.#ask(asked);
  }

  render(): TemplateResult | typeof nothing {
    if (!this.#list || this.#offers.length === 0) return nothing;
    return this.#list(html, {
      offers: this.#offers,
      texts: this.#options.texts(),
      icons: { again: retryIcon, close: closeIcon },
      onContinue: (offer) => void this.#continue(offer),
      onDiscard: (offer) => {
        this.#drop((other) => other === offer);
        void offer.discard();
      },
    });
  }

  async #ask(asked: string): Promise<void> {
    try {
      if (!(await mayHaveJournal())) return;
      const offers = await (await loadClient(this.#options.settings)).resumable();
      if (offers.length === 0 || asked !== this.#asked) return;
      this.#list = (await leaf(() => import('./unfinished-list.js')))?.unfinishedList;
      this.#offers = offers;
      this.#host.requestUpdate();
    } catch (error) {
      // A wrong address is told of when something is to be sent there.
      if (!isApiVideoError(error)) throw error;
    }
  }

  async #continue(offer: ResumableUpload): Promise<void> {
    const { onFile, onChoose } = this.#options;
    if (!offer.handle) {
      onChoose();
      return;
    }
    try {
      onFile({ file: await offer.open(), handle: offer.handle });
    } catch (error) {
      if (!isApiVideoError(error)) throw error;
      // Moved, deleted, or not allowed: what remains is to choose it.
      this.#offers = this.#offers.map((other) => (other === offer ? { ...offer, handle: undefined } : other));
      this.#host.requestUpdate();
    }
  }

  #drop(isMeant: (offer: ResumableUpload) => boolean): void {
    this.#offers = this.#offers.filter((offer) => !isMeant(offer));
    this.#host.requestUpdate();
  }
}

/** Whether there is a journal, as far as can be told without making one. It saves most pages from loading more. */
async function mayHaveJournal(): Promise<boolean> {
  try {
    const databases = await indexedDB.databases();
    return databases.some(({ name }) => name === 'apivideo-uploads');
  } catch {
    return false; // no storage here
  }
}
