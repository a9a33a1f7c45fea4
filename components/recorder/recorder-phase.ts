import type { ApiVideoError, RecoverableRecording, UploadTask, Video } from '../../src/index.js';
import type { DurationLimit } from '../../src/record/duration-limit.js';
import type { RecordingSession } from '../../src/record/session.js';
import type { SessionState } from '../../src/record/session-state.js';
import type { UploadState } from '../../src/index.js';
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

/** A recording is made, watched, sent, or kept. */
export interface TakePhase extends Source {
  readonly kind: 'take';
  readonly session: RecordingSession;
  /** Whether it is watched before it is sent. */
  readonly review: boolean;
  readonly limit: DurationLimit;
  /** Ends all that is told of it. */
  readonly told: AbortController;
  /** What it has lost, such as its microphone, and not got back. */
  lost: ApiVideoError | undefined;
}

/** A recording of an earlier visit is sent to its end. */
export interface RecoveryPhase {
  readonly kind: 'recovery';
  readonly recording: RecoverableRecording;
  readonly upload: UploadTask;
  /** Why it has stopped, if it has. */
  readonly error: ApiVideoError | undefined;
  /** Leaves the rest for another time. */
  readonly leave: AbortController;
}

/** What a recorder is at. What a phase needs lies in it. */
export type Phase =
  | { readonly kind: 'idle' }
  | { readonly kind: 'opening'; readonly attempt: AbortController; readonly opened: Promise<MediaStream> }
  | ({ readonly kind: 'ready' } & Source)
  | TakePhase
  | RecoveryPhase
  | ({ readonly kind: 'countdown'; readonly left: number; readonly attempt: AbortController } & Source)
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

/** How the upload of an earlier recording looks from outside. */
const sentAs: Readonly<Record<UploadState, RecorderState>> = {
  queued: 'finishing',
  uploading: 'finishing',
  waiting: 'finishing',
  paused: 'finishing',
  completed: 'done',
  failed: 'failed',
  canceled: 'idle',
};

export function stateOf(phase: Phase): RecorderState {
  if (phase.kind === 'take') return shownAs[phase.session.state];
  if (phase.kind === 'recovery') return sentAs[phase.upload.state];
  return phase.kind === 'refused' ? 'failed' : phase.kind;
}

export function errorOf(phase: Phase): ApiVideoError | undefined {
  if (phase.kind === 'take') return phase.session.error;
  return phase.kind === 'refused' || phase.kind === 'recovery' ? phase.error : undefined;
}

/** What sends the recording, if anything does. */
export function uploadOf(phase: Phase): UploadTask | undefined {
  if (phase.kind === 'take') return phase.session.upload;
  return phase.kind === 'recovery' ? phase.upload : undefined;
}

/** Whether something would be lost with the phase: it begins, records, sends, or keeps a recording. */
export function isHeld(phase: Phase): boolean {
  if (phase.kind === 'recovery') return stateOf(phase) === 'finishing';
  if (phase.kind !== 'take') return false;
  const { state, upload } = phase.session;
  if (state === 'failed') return upload?.state === 'failed';
  return state !== 'done' && state !== 'canceled';
}

/** Whether another recording would be in the way of this phase. One that waits to be submitted steps aside. */
export function isBusy(phase: Phase): boolean {
  return isHeld(phase) && stateOf(phase) !== 'review';
}
