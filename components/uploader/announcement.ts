import { ratio, type ApiVideoError, type WaitReason } from '../../src/index.js';
import { formatPercent } from '../shared/format.js';
import { errorMessage } from '../shared/messages.js';
import type { FileUpload } from './file-upload.js';
import type { Texts } from './texts.js';
import { totalProgress } from './total-progress.js';
import { isMoving, uploaderState, type UploaderState } from './uploader-state.js';

/** What of an uploader a person who listens should hear about. */
export interface Standing {
  readonly state: UploaderState;
  readonly names: readonly string[];
  /** Of four, by bytes. */
  readonly quarters: number;
  /** Why nothing is sent, while it waits. */
  readonly wait: WaitReason;
  /** Why files of the last batch were not taken; another list for each batch. */
  readonly rejections: readonly string[];
  /** The last upload that failed, and what of. */
  readonly failed: { readonly name: string; readonly error: ApiVideoError } | undefined;
}

export function standingOf(uploads: readonly FileUpload[], rejections: readonly string[]): Standing {
  const progress = totalProgress(uploads);
  const { file, error } = uploads.findLast(({ state }) => state === 'failed') ?? {};

  return {
    state: uploaderState(uploads),
    names: uploads.map(({ file: { name } }) => name),
    quarters: Math.floor((ratio(progress) ?? 0) * 4),
    wait: uploads.find(({ state }) => state === 'waiting')?.waiting ?? 'backoff',
    rejections,
    failed: file && error && { name: file.name, error },
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
  const { state, names, quarters, rejections, failed } = now;
  const [name = '', second] = names;
  const one = second === undefined;

  if (rejections !== before.rejections && rejections.length > 0) return rejections.join(' ');
  if (failed && failed.error !== before.failed?.error) {
    return strings.failedName(failed.name, errorMessage(strings, failed.error));
  }
  if (state === before.state) {
    if (!isMoving(state) || quarters <= before.quarters || quarters > 3) return undefined;
    return strings.progressName(
      one ? name : strings.files(names.length),
      formatPercent(quarters / 4, locale),
    );
  }

  switch (state) {
    case 'uploading':
      if (before.state === 'waiting') return undefined; // after trouble the upload just goes on
      return one ? strings.uploading(name) : strings.added(names.length);
    case 'completed':
      return one ? strings.uploadedName(name) : strings.allUploaded(names.length);
    case 'idle':
      return isMoving(before.state) || before.state === 'paused' ? strings.canceled : '';
    case 'waiting':
      return strings.waits[now.wait];
    case 'paused':
      return one ? strings.pausedName(name) : strings.paused;
    default:
      return undefined;
  }
}
