import type { ReactiveControllerHost } from 'lit';
import { RecordingSession } from '../../src/record/session.js';
import { clientOf } from '../shared/upload-client.js';
import type { KeptTakes } from './kept-takes.js';
import { limitTake } from './limit-take.js';
import { limitOf, takeOptionsOf, type RecorderAttributes } from './recorder-attributes.js';
import type { Source, TakePhase } from './recorder-phase.js';
import type { RecorderWarnings } from './recorder-warnings.js';
import { keepFile } from './take-file.js';
import { tellSession, type SessionTeller } from './tell-session.js';

export interface TakeSurroundings extends Pick<
  SessionTeller,
  'strings' | 'say' | 'onStop' | 'onInterrupt' | 'signal'
> {
  readonly host: ReactiveControllerHost & HTMLElement & RecorderAttributes;
  readonly warnings: RecorderWarnings;
  readonly kept: KeptTakes;
  readonly onVideo: (session: RecordingSession, ...arrival: Parameters<SessionTeller['onVideo']>) => void;
}

/** A take as the host's attributes want it, ready to be started, and told of from now on. */
export function makeTake({ stream, owned }: Source, surroundings: TakeSurroundings): TakePhase {
  const { host, strings, say, warnings, kept, signal: lifetime } = surroundings;
  const told = new AbortController();
  const signal = AbortSignal.any([lifetime, told.signal]);
  const { review } = host;
  const session = new RecordingSession(stream, {
    ...takeOptionsOf(host),
    client: clientOf(host),
    // An element that leaves its page drops nothing: `RecordingSession.recoverable()` has what was recorded.
    signal: lifetime,
  });
  const take: TakePhase = { kind: 'take', stream, session, owned, review, limit: limitOf(host), told };

  limitTake(session, take.limit, strings, say, signal);
  tellSession(session, {
    host,
    strings,
    review,
    signal,
    say,
    onWarning: (code) => warnings.set(code, true),
    onData: () => warnings.set('no-data', false),
    onStop: () => {
      surroundings.onStop();
      if (!review) keepFile(session);
    },
    onReview: () => kept.add(take),
    onInterrupt: surroundings.onInterrupt,
    onVideo: (...arrival) => {
      if (review) kept.chose(session);
      surroundings.onVideo(session, ...arrival);
    },
  });
  return take;
}
