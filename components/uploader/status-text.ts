import type { UploadProgress } from '../../src/index.js';
import { formatBytes, formatRemaining, formatSpeed } from '../shared/format.js';
import { errorMessage } from '../shared/messages.js';
import type { UploaderStrings } from '../shared/strings/en.js';
import type { FileUpload, Turn } from './file-upload.js';
import type { Texts } from './texts.js';

/** What is to be said of a file, in one line. */
export function statusText(upload: FileUpload, texts: Texts): string {
  const { state, turn, file, progress, error, waiting = 'backoff' } = upload;
  const { strings, locale } = texts;
  const size = formatBytes(file.size, locale);

  switch (state) {
    case 'queued':
      return `${queuedText(turn, strings)} · ${size}`;
    case 'waiting':
      return strings.waits[waiting];
    case 'paused':
      return `${strings.paused} · ${ofTotal(progress, texts)}`;
    case 'completed':
      return `${upload.playable === undefined ? strings.uploaded : strings[upload.playable]} · ${size}`;
    case 'failed':
      return error ? errorMessage(strings, error) : strings.failed;
    default:
      return (
        progressText(progress, texts) ??
        `${progress.acceptedBytes > 0 ? strings.continuing : strings.preparing} · ${size}`
      );
  }
}

function queuedText(turn: Turn, { ready, checking, queued }: UploaderStrings): string {
  if (turn === 'held') return ready;
  return turn === 'checked' ? checking : queued;
}

/** How much, how fast, how long; `undefined` while nothing is measured. */
export function progressText(progress: UploadProgress, texts: Texts): string | undefined {
  const { bytesPerSecond, remainingSeconds } = progress;
  const { strings, locale } = texts;
  if (bytesPerSecond === 0) return undefined;

  return [
    ofTotal(progress, texts),
    formatSpeed(bytesPerSecond, locale),
    remainingSeconds !== undefined && strings.remaining(formatRemaining(remainingSeconds, locale)),
  ]
    .filter((text) => text !== false)
    .join(' · ');
}

function ofTotal({ sentBytes, totalBytes }: UploadProgress, { strings, locale }: Texts): string {
  return strings.ofTotal(formatBytes(sentBytes, locale), formatBytes(totalBytes, locale));
}
