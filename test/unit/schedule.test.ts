import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nextPart } from '../../src/upload/part-plan.js';
import { partsToBegin, type ScheduleState } from '../../src/upload/schedule.js';
import type { PartRecord } from '../../src/upload/upload-record.js';

/** A source of ten parts, three at a time, of which the video is known, unless said otherwise. */
function begin(overrides: Partial<ScheduleState> = {}): readonly number[] {
  const state: ScheduleState = {
    record: { parts: parts(true) },
    underWay: [],
    concurrency: 3,
    plan: (previous) => nextPart(100, 10, previous),
    ...overrides,
  };
  return partsToBegin(state).map(({ number }) => number);
}

/** The first parts of that source, as they are remembered. */
function parts(...accepted: readonly boolean[]): PartRecord[] {
  const records: PartRecord[] = [];
  for (const flag of accepted) {
    const part = nextPart(100, 10, records.at(-1));
    if (part) records.push({ ...part, accepted: flag });
  }
  return records;
}

test('the first part goes alone until it has arrived', () => {
  assert.deepEqual(begin({ record: { parts: [] } }), [1]);
  assert.deepEqual(begin({ record: { parts: parts(false) }, underWay: [1] }), []);
  assert.deepEqual(begin(), [2, 3, 4]);
});

test('room is filled as parts arrive', () => {
  const record = { parts: parts(true, false, true) };

  assert.deepEqual(begin({ record, underWay: [2] }), [4, 5]);
});

test('what was begun and has not arrived goes before what is new', () => {
  const record = { parts: parts(true, false, false, true) };

  assert.deepEqual(begin({ record }), [2, 3, 5]);
});

test('nothing more is begun after the last part', () => {
  const record = {
    videoId: 'vi1',
    parts: parts(true, true, true, true, true, true, true, true, true, false),
  };

  assert.deepEqual(begin({ record, underWay: [10] }), []);
  assert.deepEqual(begin({ record }), [10]);
});

test('one at a time is one at a time', () => {
  assert.deepEqual(begin({ concurrency: 1 }), [2]);
  assert.deepEqual(begin({ concurrency: 1, underWay: [2], record: { parts: parts(true, false) } }), []);
});
