import type { UploadState } from '../../src/index.js';

/** What an uploader is at: nothing (`idle`), or what its liveliest upload is at. */
export type UploaderState = 'idle' | Exclude<UploadState, 'canceled'>;

const liveliest = ['uploading', 'waiting', 'queued', 'paused', 'failed', 'completed'] as const;

/**
 * The state of all together: `uploading` as long as any is; then `waiting`, `queued`, `paused`; `failed` if one
 * has failed and nothing else is to come; `completed` when all are; `idle` without a file.
 */
export function uploaderState(uploads: readonly { readonly state: UploadState }[]): UploaderState {
  return liveliest.find((state) => uploads.some((upload) => upload.state === state)) ?? 'idle';
}

/** Whether bytes are under way, or will be without a click. */
export function isMoving(state: UploaderState): boolean {
  return state === 'uploading' || state === 'waiting';
}
