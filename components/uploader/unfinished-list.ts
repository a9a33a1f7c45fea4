import type { html as Html, TemplateResult } from 'lit';
import type { ResumableUpload } from '../../src/index.js';
import { formatBytes } from '../shared/format.js';
import type { Texts } from './texts.js';

export type UnfinishedIcons = Readonly<Record<'retry' | 'close', TemplateResult>>;

export interface UnfinishedListOptions {
  readonly offers: readonly ResumableUpload[];
  readonly texts: Texts;
  readonly icons: UnfinishedIcons;
  readonly onContinue: (offer: ResumableUpload) => void;
  readonly onDiscard: (offer: ResumableUpload) => void;
}

/** Uploads of earlier visits, to be gone on with or forgotten. */
export function unfinishedList(html: typeof Html, options: UnfinishedListOptions): TemplateResult {
  return html`
    <ul class="files several" role="list" aria-label=${options.texts.strings.unfinished}>
      ${options.offers.map((offer) => row(html, offer, options))}
    </ul>
  `;
}

function row(
  html: typeof Html,
  offer: ResumableUpload,
  { texts: { strings, locale }, icons, onContinue, onDiscard }: UnfinishedListOptions,
): TemplateResult {
  const { fileName, fileSize, acceptedBytes, handle } = offer;
  const sent = strings.ofTotal(formatBytes(acceptedBytes, locale), formatBytes(fileSize, locale));
  const go = handle ? strings.continue : strings.chooseAgain;

  return html`
    <li part="unfinished" class="file offer">
      <span class="tile">${icons.retry}</span>
      <span class="text">
        <span class="name" title=${fileName} dir="auto">${fileName}</span>
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
          ${icons.close}
        </button>
      </span>
    </li>
  `;
}
