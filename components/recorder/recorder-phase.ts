import type { ApiVideoError, Video } from '../../src/index.js';
import type { RecordingSession } from '../../src/record/session.js';
import type { SessionState } from '../../src/record/session-state.js';
import type { Playability } from '../shared/tell-playable.js';
import type { RecorderState } from './recorder-state.js';

/** A stream, and whether it is ours to close. */
export interface Source {
  readonly stream: MediaStream;
  readonly owned: boolean;
}

/** A recording that has arrived as a video. */
export interface Arrival {
  readonly video: Video;
  /** Whether the video plays, where the page wants to know. */
  readonly playability: Playability | undefined;
}

/** What a recorder is at. What a phase needs lies in it. */
export type Phase =
  | { readonly kind: 'idle' }
  | { readonly kind: 'opening'; readonly attempt: AbortController; readonly opened: Promise<MediaStream> }
  | ({ readonly kind: 'ready' } & Source)
  | ({ readonly kind: 'take'; readonly session: RecordingSession } & Source)
  | { readonly kind: 'refused'; readonly error: ApiVideoError };

/** How a session's states look from outside: until it records it is only getting ready. */
const shownAs: Readonly<Record<SessionState, RecorderState>> = {
  idle: 'ready',
  opening: 'ready',
  ready: 'ready',
  recording: 'recording',
  paused: 'paused',
  finishing: 'finishing',
  review: 'review',
  done: 'done',
  failed: 'failed',
  canceled: 'ready',
};

export function stateOf(phase: Phase): RecorderState {
  if (phase.kind === 'take') return shownAs[phase.session.state];
  return phase.kind === 'refused' ? 'failed' : phase.kind;
}

export function errorOf(phase: Phase): ApiVideoError | undefined {
  if (phase.kind === 'take') return phase.session.error;
  return phase.kind === 'refused' ? phase.error : undefined;
}

/** Whether something would be lost with the phase: it begins, records, sends, or keeps a recording for a retry. */
export function isHeld(phase: Phase): boolean {
  if (phase.kind !== 'take') return false;
  const { state, upload } = phase.session;
  if (state === 'failed') return upload?.state === 'failed';
  return state !== 'done' && state !== 'canceled';
}
