import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Emulator, Fault } from '../../src/emulator/index.js';
import { Keeper } from '../helpers/keeper.js';
import {
  assertNothingLost,
  openLane,
  recordAndKill,
  type Lane,
  type RecordingKill,
} from '../helpers/killed-recording.js';

const timeout = 180_000;

/** When the browser is killed: as soon as the page has said so, so many times, or a part's answer was lost. */
type Moment = {
  readonly name: string;
  /** Stops the recording once this part has arrived. */
  readonly stopAfter?: number;
} & ({ readonly says: RegExp; readonly times: number } | { readonly lost: Fault['match'] });

const moments: readonly Moment[] = [
  { name: 'as the first slice is written', says: /^saved/, times: 1 },
  { name: 'before the first part is full', says: /^saved/, times: 4 },
  { name: 'when the first part is nearly full', says: /^saved ([4-9]\d{6}|\d{8,})$/, times: 1 },
  { name: 'as the first part leaves', says: /^progress/, times: 1 },
  { name: 'in the middle of the first part', says: /^progress/, times: 3 },
  { name: 'when the first part’s answer is lost', lost: { part: 1 } },
  { name: 'as the first part arrives', says: /^part 1 /, times: 1 },
  { name: 'just after the first part', says: /^after 1 saved/, times: 1 },
  { name: 'between the first part and the second', says: /^after 1 saved/, times: 4 },
  { name: 'as the second part leaves', says: /^after 1 progress/, times: 2 },
  { name: 'in the middle of the second part', says: /^after 1 progress/, times: 3 },
  { name: 'when the second part’s answer is lost', lost: { part: 2 } },
  { name: 'as the second part arrives', says: /^part 2 /, times: 1 },
  { name: 'between the second part and the third', says: /^after 2 saved/, times: 2 },
  { name: 'in the middle of the third part', says: /^after 2 progress/, times: 3 },
  { name: 'as the recording is stopped', says: /^state finishing/, times: 1, stopAfter: 1 },
  { name: 'as the last slice is written', says: /^finishing saved/, times: 1, stopAfter: 1 },
  { name: 'as the last part leaves', says: /^finishing progress/, times: 1, stopAfter: 2 },
  { name: 'in the middle of the last part', says: /^finishing progress/, times: 2, stopAfter: 2 },
  { name: 'when the last part’s answer is lost', lost: { last: true }, stopAfter: 1 },
];

/** Slow enough to be caught in the middle of a part. */
const slow: Fault = { match: { path: '/upload' }, then: { bytesPerSecond: 4_000_000 } };

/** As many moments are tried at a time. */
const concurrency = 2;

const keeper = new Keeper();
const lanes: Lane[] = [];

before(async () => {
  while (lanes.length < concurrency) lanes.push(await openLane(keeper));
});

after(async () => {
  for (const { browser } of lanes) await browser.kill();
  await keeper.close();
});

/** Whether it is time, after all that the page has said. */
function isTime(moment: Moment, lines: readonly string[], { requests }: Emulator): boolean {
  if ('says' in moment) return lines.filter((line) => moment.says.test(line)).length === moment.times;
  return requests.some(({ fault, endedAt }) => fault?.match === moment.lost && endedAt !== undefined);
}

function killAt(moment: Moment): RecordingKill {
  const lost: readonly Fault[] = 'lost' in moment ? [{ match: moment.lost, then: { drop: 'after' } }] : [];
  return {
    stopAfter: moment.stopAfter,
    isTime: (lines, emulator) => isTime(moment, lines, emulator),
    faults: [...lost, slow],
  };
}

describe('a crash', { concurrency }, () => {
  for (const moment of moments) {
    test(`a browser killed ${moment.name} loses nothing that was written`, { timeout }, async () => {
      const lane = lanes.pop();
      assert.ok(lane, 'a lane is free');
      try {
        const remains = await recordAndKill(killAt(moment), lane);
        assert.equal(remains.ended, false, 'it is too late');
        assertNothingLost(remains, lane.emulator);
      } finally {
        lanes.push(lane);
      }
    });
  }
});
