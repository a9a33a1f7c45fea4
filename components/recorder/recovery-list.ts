import { html, type TemplateResult } from 'lit';
import type { RecoverableRecording } from '../../src/index.js';
import { formatClock, formatPercent } from '../shared/format.js';
import { closeIcon } from '../shared/icons.js';
import type { TakeStrings } from '../shared/strings/en-takes.js';
import { dropQuestion, keptByEscape } from './drop-question.js';

export interface RecoveryListOptions {
  readonly offers: readonly RecoverableRecording[];
  /** How many were too old, and are gone. */
  readonly expired: number;
  /** About which the person is asked whether it is to be dropped. */
  readonly asked: RecoverableRecording | undefined;
  readonly troubled: RecoverableRecording | undefined;
  /** What went wrong about that one. */
  readonly trouble: string | undefined;
  readonly strings: TakeStrings;
  readonly locale: string;
  readonly onFinish: (offer: RecoverableRecording) => void;
  readonly onDownload: (offer: RecoverableRecording) => void;
  readonly onAsk: (offer: RecoverableRecording) => void;
  readonly onKeep: () => void;
  readonly onDrop: (offer: RecoverableRecording) => void;
}

/** Recordings of earlier visits: to be sent to their end, saved or dropped. */
export function recoveryList(options: RecoveryListOptions): TemplateResult {
  const { offers, expired, asked, strings } = options;
  const gone = html`
    <p class="gone" dir="auto">${strings.expired(expired)}</p>
  `;
  const list = html`
    <ul class="offers" role="list" aria-label=${strings.earlier}>
      ${offers.map((offer) => (offer === asked ? question(offer, options) : row(offer, options)))}
    </ul>
  `;
  return html`
    ${expired > 0 ? gone : undefined}${offers.length > 0 ? list : undefined}
  `;
}

function row(offer: RecoverableRecording, options: RecoveryListOptions): TemplateResult {
  const { strings, locale, troubled, trouble, onFinish, onDownload, onAsk } = options;
  const when = whenOf(offer, locale);
  const name = (action: string): string => `${action}, ${when}`;
  const download = html`
    <button
      part="button download-button"
      aria-label=${name(strings.download)}
      @click=${() => onDownload(offer)}
    >
      ${strings.download}
    </button>
  `;

  return html`
    <li part="recoverable" class="earlier" data-id=${offer.id}>
      <span class="text">
        <span class="when" dir="auto">${strings.recordedAt(when)}</span>
        <span class="facts" dir="auto">${factsOf(offer, strings, locale)}</span>
        ${
          troubled === offer
            ? html`
                <span class="trouble" dir="auto">${trouble}</span>
              `
            : undefined
        }
      </span>
      <span class="actions">
        <button
          part="button finish-button"
          aria-label=${name(strings.finish)}
          @click=${() => onFinish(offer)}
        >
          ${strings.finish}
        </button>
        ${offer.downloadable ? download : undefined}
      </span>
      <button
        part="button discard-button"
        class="round ask"
        aria-label=${name(strings.discard)}
        title=${strings.discard}
        @click=${() => onAsk(offer)}
      >
        ${closeIcon}
      </button>
    </li>
  `;
}

function question(
  offer: RecoverableRecording,
  { strings, locale, onKeep, onDrop }: RecoveryListOptions,
): TemplateResult {
  return html`
    <li part="recoverable" class="earlier" data-id=${offer.id} @keydown=${keptByEscape(onKeep)}>
      <span class="text when" dir="auto">${strings.recordedAt(whenOf(offer, locale))}</span>
      ${dropQuestion({ strings, onKeep, onDrop: () => onDrop(offer) })}
    </li>
  `;
}

/** `Nov 22, 2026, 1:10 PM`, as the language has it. */
function whenOf({ startedAt }: RecoverableRecording, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(startedAt);
}

/** How long it is, and how much of it has been sent, if any has. */
function factsOf(
  { seconds, bytes, acceptedBytes }: RecoverableRecording,
  strings: TakeStrings,
  locale: string,
): string {
  const length = formatClock(seconds, locale);
  if (acceptedBytes === 0) return length;
  return `${length} · ${strings.alreadySent(formatPercent(acceptedBytes / bytes, locale))}`;
}
