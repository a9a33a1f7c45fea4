import type { UploadState } from '../../src/index.js';
import type { FileUpload } from './file-upload.js';

/** What an uploader is at: nothing (`idle`), or what its liveliest upload is at. */
export type UploaderState = 'idle' | Exclude<UploadState, 'canceled'>;

const liveliest = ['uploading', 'waiting', 'queued', 'paused', 'failed', 'completed'] as const;

/**
 * The state of all together: `uploading` as long as any is, or is next in line; then `waiting`; `queued` while files
 * wait for `start()`; then `paused`; `failed` if one has failed and nothing else is to come; `completed` when all
 * are; `idle` without a file.
 */
export function uploaderState(uploads: readonly Pick<FileUpload, 'state' | 'turn'>[]): UploaderState {
  const states = uploads.map(({ state, turn }) => (state === 'queued' && turn !== 'held' ? 'inLine' : state));
  const state = liveliest.find((each) => states.includes(each));
  return states.includes('inLine') && state !== 'waiting' ? 'uploading' : (state ?? 'idle');
}

/** Whether bytes are under way, or will be without a click. */
export function isMoving(state: UploaderState): boolean {
  return state === 'uploading' || state === 'waiting';
}

/** Whether something is under way that would be lost with the page, or must be waited for. */
export function isUnderWay(state: UploaderState): boolean {
  return isMoving(state) || state === 'paused';
}
