import { html, type TemplateResult } from 'lit';
import type { ResumableUpload } from '../../src/index.js';
import { formatBytes } from '../shared/format.js';
import { closeIcon, retryIcon } from '../shared/icons.js';
import type { Texts } from './texts.js';

export interface UnfinishedListOptions {
  readonly offers: readonly ResumableUpload[];
  readonly texts: Texts;
  readonly onContinue: (offer: ResumableUpload) => void;
  readonly onDiscard: (offer: ResumableUpload) => void;
}

/** Uploads of earlier visits, to be gone on with or forgotten. */
export function unfinishedList(options: UnfinishedListOptions): TemplateResult {
  return html`
    <ul class="files several" role="list" aria-label=${options.texts.strings.unfinished}>
      ${options.offers.map((offer) => row(offer, options))}
    </ul>
  `;
}

function row(
  offer: ResumableUpload,
  { texts: { strings, locale }, onContinue, onDiscard }: UnfinishedListOptions,
): TemplateResult {
  const { fileName, fileSize, acceptedBytes, handle } = offer;
  const sent = strings.ofTotal(formatBytes(acceptedBytes, locale), formatBytes(fileSize, locale));
  const go = handle ? strings.continue : strings.chooseAgain;

  return html`
    <li part="unfinished" class="file offer">
      <span class="tile">${retryIcon}</span>
      <span class="text">
        <span class="name" dir="auto">${fileName}</span>
        <span class="status" dir="auto">${strings.unfinished} · ${sent}</span>
      </span>
      <span class="actions">
        <button
          part="button continue-button"
          aria-label="${go}, ${fileName}"
          @click=${() => onContinue(offer)}
        >
          ${go}
        </button>
        <button
          part="button discard-button"
          class="round"
          aria-label="${strings.discard}, ${fileName}"
          title=${strings.discard}
          @click=${() => onDiscard(offer)}
        >
          ${closeIcon}
        </button>
      </span>
    </li>
  `;
}
