import type { RecordingWarning } from '../../src/record/recording-warning.js';
import type { RecordingSession } from '../../src/record/session.js';
import { devicesOf } from '../../src/record/source-controls.js';
import { takeStrings, type TakeStrings } from '../shared/strings/en-takes.js';
import { limitOf, limitTake } from './limit-take.js';
import type { RecorderController } from './recorder-controller.js';
import type { Source, TakePhase } from './recorder-phase.js';
import { keepFile } from './take-file.js';
import { tellSession } from './tell-session.js';

/** A take as the host's attributes want it, ready to be started, and told of from now on. */
export function makeTake(
  controller: RecorderController,
  session: RecordingSession,
  { stream, owned }: Source,
): TakePhase {
  const { host, stage, warnings, kept, client, signal: lifetime } = controller;
  const { review } = host;
  const strings = (): TakeStrings => takeStrings(controller.strings());
  const say = (announcement: string): void => stage.say(announcement);
  const told = new AbortController();
  const signal = AbortSignal.any([lifetime, told.signal]);
  const limit = limitOf(host);
  const take: TakePhase = { kind: 'take', stream, session, owned, review, limit, told, lost: undefined };
  const warned = new Set<RecordingWarning>();

  // What it was warned of ends with it: its source has warnings of its own, which may hold on. Heard for as long as
  // there is a session, as its end may come with the end of all else.
  session.addEventListener('statechange', () => {
    if (session.state === 'recording' || session.state === 'paused') return;
    for (const code of warned) warnings.set(code, false);
    warned.clear();
  });
  limitTake(session, limit, strings, say, signal);
  tellSession(session, {
    host,
    client,
    strings,
    review,
    screen: devicesOf(stream).get('screen'),
    signal,
    say,
    onWarning: (code, active) => {
      if (active) warned.add(code);
      else warned.delete(code);
      warnings.set(code, active);
    },
    onStop: () => {
      stage.release();
      if (!review) keepFile(session);
    },
    onReview: () => kept.add(take),
    onInterrupt: (error) => (take.lost = error),
    onVideo: (...arrival) => {
      if (review) kept.chose(session);
      controller.arrive(session, ...arrival);
    },
  });
  return take;
}
