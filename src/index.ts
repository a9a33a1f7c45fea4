// The door of `apivideo-kit`: what is listed here is the public API, and nothing else is.
export { ApiVideoError, isApiVideoError } from './base/error.js';
export { ApiVideoClient } from './client.js';
export { version } from './http/origin.js';
export { RecordingSession } from './record/session.js';
export { ratio } from './upload/progress.js';
export { UploadStream } from './upload/upload-stream-task.js';
export { UploadTask } from './upload/upload-task.js';

export type { RequestOptions } from './api/call.js';
export type { OEmbed, PrivateSession } from './api/models/delivery.js';
export type { Metadata, Video, VideoAssets, VideoSource } from './api/models/video.js';
export type { PlaybackOptions } from './api/playback.js';
export type { ErrorCode, Problem } from './base/error.js';
export type { ClientOptions } from './client.js';
export type { Origin } from './http/origin.js';
export type { RecordingClocks } from './record/clocks.js';
export type { RecordingOptions, StreamUploader } from './record/recording-options.js';
export type { RecordingWarning } from './record/recording-warning.js';
export type {
  FinishOptions,
  RecordingRemains,
  RecoverableOptions,
  RecoverableRecording,
} from './record/recoverable.js';
export type { RecordingSessionEventMap } from './record/session-events.js';
export type { SessionState } from './record/session-state.js';
export type { SourceKind, SourceRequest } from './record/source.js';
export type { TokenProvider, TokenRequest, UploadToken } from './upload/credentials.js';
export type { UploadProgress } from './upload/progress.js';
export type { FileHandle, JournalClaim, JournalEntry, JournalPart, ResumeJournal } from './upload/journal.js';
export type { PlayableOptions } from './upload/playable.js';
export type { RetryOptions } from './upload/retry.js';
export type { StreamOptions, UploadOptions } from './upload/upload-options.js';
export type { WaitReason } from './upload/part-failure.js';
export type { UploadState } from './upload/upload-state.js';
export type { UploadTaskEventMap } from './upload/upload-task.js';
export type { ResumableUpload } from './web/resumable-upload.js';
