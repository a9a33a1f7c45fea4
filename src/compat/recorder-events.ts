import type { Transport } from '../api/call.js';
import type { RecordingSession } from '../record/session.js';
import { announcePlayable } from './announce-playable.js';
import type { HeardEvents } from './heard-events.js';
import { listenerOf } from './listeners.js';
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
  /** Where it is told. */
  readonly events: HeardEvents;
  /** The way to find out whether a video plays. */
  readonly transport: Transport;
}

/** Has each error told to `onError`, as to any listener. */
export function hearErrors(
  events: EventTarget,
  onError: ((error: VideoUploadError) => void) | null | undefined,
): void {
  const listener = listenerOf(onError);
  events.addEventListener('error', (event) => listener?.((event as Event & { data: VideoUploadError }).data));
}

/** Begins a session, and tells what the old recorder tells. Rejects where it can't begin. */
export async function runSession(
  session: RecordingSession,
  { keepsFile, events, transport }: Follower,
): Promise<void> {
  const chunks: Blob[] = [];
  const tell = ({ type, data }: RecorderEvent): void => {
    events.dispatchEvent(Object.assign(new Event(type), { data }));
  };
  const fail = (error: unknown): void => {
    const data = videoUploadError(error);
    if (data instanceof VideoUploadError) tell({ type: 'error', data });
  };
  const audience = {
    get any() {
      return events.isHeard('videoPlayable');
    },
    tell: (data: VideoUploadResponse) => tell({ type: 'videoPlayable', data }),
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
    if (state === 'done') void session.finished.then((video) => announcePlayable(video, transport, audience));
  });

  try {
    await session.start();
  } catch (error) {
    if (session.state !== 'failed') fail(error);
    throw error;
  }
}
