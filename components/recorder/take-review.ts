import { html, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { isApiVideoError } from '../../src/base/error.js';
import type { RecordingSession } from '../../src/record/session.js';
import { nextIcon, previousIcon } from '../shared/icons.js';
import type { TakeStrings } from '../shared/strings/en-takes.js';
import type { fileOfTake } from './take-file.js';

export { reviewStyles } from './take-review.styles.js';

export interface TakeReviewOptions {
  readonly session: RecordingSession;
  /** Place of the take among all that wait, from 1. */
  readonly place: number;
  readonly places: number;
  readonly strings: TakeStrings;
  readonly locale: string;
  readonly actions: TemplateResult;
  readonly onTurn: (step: 1 | -1) => void;
}

/** Shows takes before they are sent. Loaded when there is one. */
export class TakeReview {
  readonly #host: ReactiveControllerHost;
  readonly #fileOf: typeof fileOfTake;
  #session: RecordingSession | undefined;
  /** Address of its file, once it is there; empty if it can't be had. */
  #address: string | undefined;

  constructor(host: ReactiveControllerHost, fileOf: typeof fileOfTake) {
    this.#host = host;
    this.#fileOf = fileOf;
  }

  /** Shows that take and lets go of the one before; `undefined` shows none. */
  show(session: RecordingSession | undefined): void {
    if (session === this.#session) return;
    if (this.#address) URL.revokeObjectURL(this.#address);
    this.#session = session;
    this.#address = undefined;
    if (session) void this.#load(session);
  }

  render(options: TakeReviewOptions): TemplateResult {
    const { strings, places, actions } = options;
    const text =
      this.#address === '' ? strings.unwatchable : places > 1 ? strings.onlyThisTake : strings.review;

    return html`
      <div class="review">
        ${this.#video(options)} ${places > 1 ? turner(options) : undefined}
        <p part="status" dir="auto">${text}</p>
        ${actions}
      </div>
    `;
  }

  #video({ strings }: TakeReviewOptions): TemplateResult | undefined {
    if (this.#address === '') return undefined;
    return html`
      <video
        part="review"
        aria-label=${strings.preview}
        src=${this.#address ?? ''}
        ?hidden=${this.#address === undefined}
        controls
        playsinline
      ></video>
    `;
  }

  async #load(session: RecordingSession): Promise<void> {
    let address = '';
    try {
      address = URL.createObjectURL(await this.#fileOf(session));
    } catch (error) {
      if (!isApiVideoError(error)) throw error;
    }
    if (session !== this.#session) {
      if (address) URL.revokeObjectURL(address);
      return;
    }
    this.#address = address;
    this.#host.requestUpdate();
  }
}

/** Goes from take to take. */
function turner({ place, places, strings, locale, onTurn }: TakeReviewOptions): TemplateResult {
  const numbers = new Intl.NumberFormat(locale);
  const button = (icon: TemplateResult, label: string, step: 1 | -1): TemplateResult => html`
    <button
      part="button"
      class="round"
      aria-label=${label}
      title=${label}
      aria-disabled=${place + step < 1 || place + step > places ? 'true' : 'false'}
      @click=${() => onTurn(step)}
    >
      ${icon}
    </button>
  `;

  return html`
    <div class="turner">
      ${button(previousIcon, strings.previousTake, -1)}
      <span role="status">${strings.takeOf(numbers.format(place), numbers.format(places))}</span>
      ${button(nextIcon, strings.nextTake, 1)}
    </div>
  `;
}
