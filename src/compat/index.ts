// The door of `apivideo-kit/compat`: the names of the old packages, and nothing else.
export { ApiVideoError, isApiVideoError } from '../base/error.js';
export { ApiVideoMediaRecorder } from './media-recorder.js';
export { MAX_CHUNK_SIZE, MIN_CHUNK_SIZE } from './options.js';
export { ProgressiveUploader } from './progressive-uploader.js';
export { UploaderStaticWrapper } from './static-wrapper.js';
export { VideoUploader } from './video-uploader.js';

export type { ErrorCode, Problem } from '../base/error.js';
export type { Origin } from '../http/origin.js';
export type {
  Options,
  ProgressiveUploaderOptionsWithAccessToken,
  ProgressiveUploaderOptionsWithUploadToken,
  RetryStrategy,
  VideoUploaderOptionsWithAccessToken,
  VideoUploaderOptionsWithUploadToken,
} from './options.js';
export type { PartProgress as ProgressiveUploadProgressEvent } from './part-progress.js';
export type { RecorderEvent } from './recorder-events.js';
export type { UploadProgressEvent } from './chunks.js';
export type { VideoUploadError } from './video-upload-error.js';
export type { VideoUploadResponse } from './video-upload-response.js';
