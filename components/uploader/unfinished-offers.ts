import { nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { isApiVideoError } from '../../src/base/error.js';
import type { ResumableUpload } from '../../src/index.js';
import { fileUploadsOf } from '../shared/upload-client.js';
import { unfinishedList } from './unfinished-list.js';
import type { UnfinishedOptions } from './unfinished-uploads.js';

export interface OfferOptions extends UnfinishedOptions {
  /** Ends the offers. */
  readonly signal: AbortSignal;
}

/** Asks the journal. `undefined` where there is nothing to go on with. */
export async function findUnfinished(
  host: ReactiveControllerHost & HTMLElement,
  options: OfferOptions,
): Promise<UnfinishedOffers | undefined> {
  try {
    const offers = await fileUploadsOf(options.settings).resumable();
    return offers.length > 0 ? new UnfinishedOffers(host, options, offers) : undefined;
  } catch (error) {
    if (!isApiVideoError(error)) throw error;
    return undefined; // a wrong address is told of when something is to be sent there
  }
}

/** Uploads of earlier visits, and how to go on with them. Loaded when there are any. */
export class UnfinishedOffers {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #options: OfferOptions;
  #offers: readonly ResumableUpload[];

  constructor(
    host: ReactiveControllerHost & HTMLElement,
    options: OfferOptions,
    offers: readonly ResumableUpload[],
  ) {
    this.#host = host;
    this.#options = options;
    this.#offers = offers;
    host.addEventListener(
      'file-add',
      ({ detail: { file } }) =>
        this.#drop(({ fileName, fileSize }) => fileName === file.name && fileSize === file.size),
      { signal: options.signal },
    );
  }

  render(): TemplateResult | typeof nothing {
    if (this.#offers.length === 0) return nothing;
    return unfinishedList({
      offers: this.#offers,
      texts: this.#options.texts(),
      onContinue: (offer) => void this.#continue(offer),
      onDiscard: (offer) => {
        this.#drop((other) => other === offer);
        void offer.discard();
      },
    });
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
