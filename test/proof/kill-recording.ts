/**
 * Kills a browser that records, at any moment, and opens the page again, which must finish the same video with every
 * byte that was safe by then:
 *
 *     npm run build && npm run proof -- kill-recording [--runs 50] [--from 1] [--seed 42]
 */
import assert from 'node:assert/strict';
import { randomOf } from '../../src/emulator/random.js';
import { assertHolds } from '../helpers/assert-holds.js';
import { Keeper } from '../helpers/keeper.js';
import {
  assertNothingLost,
  openLane,
  recordAndKill,
  toldVideo,
  type RecordingKill,
} from '../helpers/killed-recording.js';
import { proveRuns } from './prove-runs.js';

const mebibyte = 1024 * 1024;

/** Each has a browser of its own. */
const together = 2;

/** Draws when the browser is killed: a while after so much was safe, or after the person has stopped. */
function killOf(seed: number): RecordingKill {
  const draw = (what: string): number => randomOf(seed, what);
  const stopAfter = draw('stop') < 0.35 ? 1 + Math.floor(draw('part') * 2) : undefined;
  const bytes = draw('bytes') * 17 * mebibyte;

  return {
    stopAfter,
    isTime: (lines) =>
      stopAfter === undefined
        ? lines.some((line) => Number(/^saved (\d+)$/.exec(line)?.[1] ?? 0) >= bytes)
        : lines.includes('state finishing'),
    delay: draw('delay') * (stopAfter === undefined ? 300 : 1200),
    faults: [{ match: { path: '/upload' }, then: { bytesPerSecond: (2 + 8 * draw('line')) * 1_000_000 } }],
  };
}

async function killed(seed: number): Promise<string> {
  const keeper = new Keeper();
  const lane = await openLane(keeper);
  try {
    const remains = await recordAndKill(killOf(seed), lane);
    const { lines, finished, ended, saved } = remains;
    if (ended) {
      const video = lane.emulator.video(toldVideo(lines) ?? '');
      assert.equal(finished.length, 0, 'nothing is left of what had ended');
      assertHolds(video?.path ?? '', lines, saved);
      return 'had ended before';
    }
    assertNothingLost(remains, lane.emulator);
    if (lines.includes('state finishing')) return 'killed after its stop';
    return toldVideo(lines) === undefined ? 'killed before a part had arrived' : 'killed later';
  } finally {
    await lane.browser.kill().catch(() => undefined);
    await keeper.close();
  }
}

await proveRuns('kill-recording', 50, killed, together);
