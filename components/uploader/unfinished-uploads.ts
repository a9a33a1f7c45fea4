import {
  html,
  nothing,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from 'lit';
import { journalName } from '../../src/web/journal-name.js';
import { closeIcon, retryIcon } from '../shared/icons.js';
import { leaf } from '../shared/leaf.js';
import { present } from '../shared/present.js';
import type { TakenFile } from './taken-file.js';
import type { Texts } from './texts.js';
import type { UnfinishedOffers } from './unfinished-offers.js';
import type { UploadSettings } from './upload-settings.js';

export interface UnfinishedOptions {
  readonly settings: UploadSettings;
  readonly texts: () => Texts;
  /** A file was opened again; adding it goes on with its upload. */
  readonly onFile: (taken: TakenFile) => void;
  /** The person is to choose a file again. */
  readonly onChoose: () => void;
}

/** What earlier visits have not sent to its end. What it takes to offer that is loaded where there may be any. */
export class UnfinishedUploads implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #options: UnfinishedOptions;
  #offers: UnfinishedOffers | undefined;
  #asked: string | undefined;
  /** Ends with the address that it is for. */
  #asking = new AbortController();

  constructor(host: ReactiveControllerHost & HTMLElement, options: UnfinishedOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostUpdate(): void {
    const { noResume, baseUri } = this.#options.settings;
    const asked = noResume ? undefined : (present(baseUri) ?? '');
    if (asked === this.#asked) return;
    this.#asked = asked;
    this.#offers = undefined;
    this.#asking.abort();
    this.#asking = new AbortController();
    if (asked !== undefined) void this.#ask(this.#asking.signal);
  }

  render(): TemplateResult | typeof nothing {
    return this.#offers?.render(html, { retry: retryIcon, close: closeIcon }) ?? nothing;
  }

  async #ask(signal: AbortSignal): Promise<void> {
    if (!(await mayHaveJournal())) return;
    const loaded = await leaf(() => import('./unfinished-offers.js'));
    const offers = await loaded?.findUnfinished(this.#host, { ...this.#options, signal });
    if (signal.aborted) return;
    this.#offers = offers;
    this.#host.requestUpdate();
  }
}

/** Whether there is a journal, as far as can be told without making one. It saves most pages from loading more. */
async function mayHaveJournal(): Promise<boolean> {
  try {
    const databases = await indexedDB.databases();
    return databases.some(({ name }) => name === journalName);
  } catch {
    return false; // no storage here
  }
}
