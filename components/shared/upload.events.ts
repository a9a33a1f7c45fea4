import type { ApiVideoError, UploadProgress, Video, WaitReason } from '../../src/index.js';

/** What both elements say about the video they are sending. `file` is set where a file was chosen. */
export interface UploadEventMap {
  'upload-start': CustomEvent<{ readonly file?: File }>;
  'upload-progress': CustomEvent<UploadProgress & { readonly file?: File }>;
  'upload-part': CustomEvent<{ readonly part: number; readonly bytes: number; readonly file?: File }>;
  'upload-wait': CustomEvent<{
    readonly reason: WaitReason;
    readonly delay: number;
    readonly file?: File;
  }>;
  'upload-success': CustomEvent<{ readonly video: Video; readonly file?: File }>;
  'upload-error': CustomEvent<{ readonly error: ApiVideoError; readonly file?: File }>;
  'upload-cancel': CustomEvent<{ readonly file?: File }>;
  'video-playable': CustomEvent<{ readonly video: Video; readonly file?: File }>;
}

declare global {
  interface HTMLElementEventMap extends UploadEventMap {}
}
