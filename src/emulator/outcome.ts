import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer } from './answer.js';
import { drain, pace } from './body.js';
import { faultAnswer, type FaultEffect } from './faults.js';

/** How a request ends: with an answer, with its connection reset, or not at all. */
export type Outcome = Answer | 'reset' | 'silence';

/**
 * Lets `effect` do its harm to a request whose normal way is `proceed`. Rejects when `signal` aborts, which it
 * does once the connection is gone.
 */
export async function play(
  effect: FaultEffect | undefined,
  body: Readable,
  proceed: (body: Readable) => Promise<Answer>,
  signal: AbortSignal,
): Promise<Outcome> {
  if (!effect) return proceed(body);

  if ('drop' in effect) {
    if (effect.drop === 'after') await proceed(body);
    return 'reset';
  }
  if ('hang' in effect) {
    await drain(body);
    return 'silence';
  }
  if ('delay' in effect) {
    await sleep(effect.delay, undefined, { signal });
    return proceed(body);
  }
  if ('bytesPerSecond' in effect) {
    return proceed(Readable.from(pace(body, effect.bytesPerSecond, signal)));
  }

  await drain(body);
  return faultAnswer(effect);
}
