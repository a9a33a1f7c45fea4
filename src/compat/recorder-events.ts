import type { Video } from '../api/models/video.js';
import type { RecordingSession } from '../record/session.js';
import { hasEnded } from './recorder-session.js';
import { VideoUploadError, videoUploadError } from './video-upload-error.js';
import type { VideoUploadResponse } from './video-upload-response.js';

/** What an old recorder tells: the type of an event, and its `data`. */
export type RecorderEvent =
  | { readonly type: 'error'; readonly data: VideoUploadError }
  | { readonly type: 'recordingStopped'; readonly data: { readonly file?: Blob } }
  | { readonly type: 'videoPlayable'; readonly data: VideoUploadResponse };

export type Callback = EventListenerOrEventListenerObject | null;

export interface Follower {
  /** Whether the recording is kept, to be told when it has ended. */
  readonly keepsFile: boolean;
  readonly tell: (event: RecorderEvent) => void;
}

/** Begins a session, and tells what the old recorder tells. Resolves with the video, once all of it has arrived. */
export async function runSession(session: RecordingSession, { keepsFile, tell }: Follower): Promise<Video> {
  const chunks: Blob[] = [];
  const fail = (error: unknown): void => {
    const data = videoUploadError(error);
    if (data instanceof VideoUploadError) tell({ type: 'error', data });
  };

  session.addEventListener('chunk', ({ detail }) => {
    if (keepsFile) chunks.push(detail.blob);
  });
  session.addEventListener('recorded', () => {
    const file = new Blob(chunks.splice(0), { type: session.mimeType ?? '' });
    tell({ type: 'recordingStopped', data: keepsFile ? { file } : {} });
  });
  session.addEventListener('interrupted', ({ detail: { error } }) => {
    // A source that has ended is an end like any other.
    if (error.code !== 'source-ended') fail(error);
  });
  session.addEventListener('upload-failed', ({ detail }) => {
    if (!hasEnded(session)) fail(detail.error);
  });
  session.addEventListener('statechange', ({ detail: { state } }) => {
    if (state === 'failed') fail(session.error);
  });

  try {
    await session.start();
  } catch (error) {
    if (session.state !== 'failed') fail(error);
    throw error;
  }
  return session.finished;
}
