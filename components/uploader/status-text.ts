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
      return `${strings.paused} · ${progress.sentBytes > 0 ? ofTotal(progress, texts) : size}`;
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
function progressText(progress: UploadProgress, texts: Texts): string | undefined {
  const { bytesPerSecond } = progress;
  if (bytesPerSecond === 0) return undefined;
  const left = remaining(progress, texts);
  return [ofTotal(progress, texts), formatSpeed(bytesPerSecond, texts.locale), ...left].join(' · ');
}

/** How much of all, and how long. */
export function totalText(progress: UploadProgress, texts: Texts): string {
  return [ofTotal(progress, texts), ...remaining(progress, texts)].join(' · ');
}

function remaining({ remainingSeconds }: UploadProgress, { strings, locale }: Texts): readonly string[] {
  return remainingSeconds === undefined ? [] : [strings.remaining(formatRemaining(remainingSeconds, locale))];
}

function ofTotal({ sentBytes, totalBytes }: UploadProgress, { strings, locale }: Texts): string {
  return strings.ofTotal(formatBytes(sentBytes, locale), formatBytes(totalBytes, locale));
}
