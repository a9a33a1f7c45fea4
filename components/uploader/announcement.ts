import { ratio, type ApiVideoError } from '../../src/index.js';
import { errorMessage } from '../shared/messages.js';
import type { FileUpload } from './file-upload.js';
import type { Texts } from './texts.js';
import { totalProgress } from './total-progress.js';
import { isMoving, uploaderState, type UploaderState } from './uploader-state.js';

/** What of an uploader a person who listens should hear about. */
export interface Standing {
  readonly state: UploaderState;
  readonly names: readonly string[];
  /** How many have arrived. */
  readonly done: number;
  /** Of four, by bytes. */
  readonly quarters: number;
  /** Why files of the last batch were not taken; another list for each batch. */
  readonly rejections: readonly string[];
  /** What the last upload that failed has failed of. */
  readonly error: ApiVideoError | undefined;
}

export function standingOf(uploads: readonly FileUpload[], rejections: readonly string[]): Standing {
  const progress = totalProgress(uploads.map((upload) => upload.progress));

  return {
    state: uploaderState(uploads),
    names: uploads.map(({ file }) => file.name),
    done: uploads.filter(({ state }) => state === 'completed').length,
    quarters: Math.floor((ratio(progress) ?? 0) * 4),
    rejections,
    error: uploads.findLast(({ state }) => state === 'failed')?.error,
  };
}

/**
 * What to say when `before` has become `now`; `undefined` where what was said last still holds. The start, each
 * quarter, the end and trouble are worth a word; a part, or an attempt that will be made again, is not.
 */
export function announcement(
  before: Standing,
  now: Standing,
  { strings, locale }: Texts,
): string | undefined {
  const { state, names, done, quarters, rejections, error } = now;
  const [name = '', second] = names;

  if (rejections !== before.rejections && rejections.length > 0) return rejections.join(' ');
  if (error && error !== before.error) return `${strings.failed} ${errorMessage(strings, error)}`;
  if (state === before.state) {
    if (!isMoving(state) || quarters <= before.quarters || quarters > 3) return undefined;
    return new Intl.NumberFormat(locale, { style: 'percent' }).format(quarters / 4);
  }

  switch (state) {
    case 'uploading':
      if (before.state === 'waiting') return undefined; // after trouble the upload just goes on
      return second === undefined ? strings.uploading(name) : strings.uploadingSeveral(names.length);
    case 'completed':
      return second === undefined ? strings.uploadedName(name) : strings.uploadedOf(done, names.length);
    case 'idle':
      return isMoving(before.state) || before.state === 'paused' ? strings.canceled : '';
    case 'waiting':
    case 'paused':
      return strings[state];
    default:
      return undefined;
  }
}
