import { html, nothing, type TemplateResult } from 'lit';
import { ratio, type UploadProgress } from '../../src/index.js';
import { formatBytes, formatRemaining, formatSpeed } from '../shared/format.js';
import { alertIcon, checkIcon, closeIcon, filmIcon, retryIcon } from '../shared/icons.js';
import { errorMessage } from '../shared/messages.js';
import { progressBar } from '../shared/progress-bar.js';
import type { UploaderStrings } from '../shared/strings/en.js';
import type { Upload } from './file-upload.js';

export interface UploadCardOptions {
  readonly upload: Upload;
  readonly strings: UploaderStrings;
  readonly locale: string;
  readonly onStart: () => void;
  readonly onCancel: () => void;
  readonly onRetry: () => void;
  readonly onChooseAnother: () => void;
}

/** One file: what it is, how far, how long, what to do. */
export function uploadCard(options: UploadCardOptions): TemplateResult {
  const { upload, strings } = options;
  const { state, file, progress } = upload;
  const moving = state === 'uploading' || state === 'waiting';
  const bar = { ratio: ratio(progress), label: strings.uploading(file.name) };

  return html`
    <div part="file" class="card ${state}">
      <span class="tile">${icons[state] ?? filmIcon}</span>
      <span class="text">
        <span part="file-name" class="name" title=${file.name} dir="auto">${file.name}</span>
        <span part="status" class="status" dir="auto">${statusText(options)}</span>
      </span>
      <span class="actions">${actions(options)}</span>
      <span class="track">${moving ? progressBar(bar) : nothing}</span>
    </div>
  `;
}

const icons: Readonly<Partial<Record<Upload['state'], TemplateResult>>> = {
  completed: checkIcon,
  failed: alertIcon,
};

/** What is to be said of the file, in one line. */
function statusText({ upload, strings, locale }: UploadCardOptions): string {
  const { state, file, progress, error } = upload;
  const size = formatBytes(file.size, locale);

  switch (state) {
    case 'queued':
      return `${strings.ready} · ${size}`;
    case 'waiting':
      return strings.waits.backoff;
    case 'completed':
      return `${strings.uploaded} · ${size}`;
    case 'failed':
      return error ? errorMessage(strings, error) : strings.failed;
    default:
      return progressText(progress, strings, locale) ?? `${strings.preparing} · ${size}`;
  }
}

function progressText(
  progress: UploadProgress,
  strings: UploaderStrings,
  locale: string,
): string | undefined {
  const { sentBytes, totalBytes, bytesPerSecond, remainingSeconds } = progress;
  if (bytesPerSecond === 0) return undefined;

  return [
    strings.ofTotal(formatBytes(sentBytes, locale), formatBytes(totalBytes, locale)),
    formatSpeed(bytesPerSecond, locale),
    remainingSeconds !== undefined && strings.remaining(formatRemaining(remainingSeconds, locale)),
  ]
    .filter((text) => text !== false)
    .join(' · ');
}

function actions({
  upload,
  strings,
  onStart,
  onCancel,
  onRetry,
  onChooseAnother,
}: UploadCardOptions): TemplateResult {
  switch (upload.state) {
    case 'queued':
      return html`
        <button part="button start-button" class="primary" @click=${onStart}>${strings.start}</button>
        ${cross(strings.remove, onCancel)}
      `;
    case 'completed':
      return html`
        <button part="button" @click=${onChooseAnother}>${strings.uploadAnother}</button>
      `;
    case 'failed':
      return html`
        ${
          mayTryAgain(upload)
            ? html`
                <button part="button retry-button" class="primary" @click=${onRetry}>
                  ${retryIcon}${strings.retry}
                </button>
              `
            : html`
                <button part="button" @click=${onChooseAnother}>${strings.chooseAnother}</button>
              `
        }
        ${cross(strings.remove, onCancel)}
      `;
    default:
      return cross(strings.cancel, onCancel);
  }
}

/** Also where the token was refused: the page may have another by now. */
function mayTryAgain({ error }: Upload): boolean {
  return error !== undefined && (error.retryable || error.code === 'unauthorized');
}

function cross(label: string, onClick: () => void): TemplateResult {
  return html`
    <button part="button cancel-button" class="round" aria-label=${label} title=${label} @click=${onClick}>
      ${closeIcon}
    </button>
  `;
}
