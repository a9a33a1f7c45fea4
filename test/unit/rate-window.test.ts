import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  freshWindow,
  holdOf,
  withDeparture,
  withNotice,
  withRefusal,
  withReturn,
  type RateWindow,
} from '../../src/http/rate-window.js';

const minute = 60_000;
const start = 1_000_000;

/** A window of which `count` requests have left, one a second, and been answered. */
function used(count: number, limit = 3): RateWindow {
  let known = freshWindow(limit);
  for (let index = 0; index < count; index++) known = withReturn(withDeparture(known, start + index * 1000));
  return known;
}

test('where nothing is told, as many leave in any minute as are taken for granted', () => {
  assert.equal(holdOf(used(2), start + 2000), 0);
  assert.equal(holdOf(used(3), start + 2000), minute - 2000, 'until the first is a minute old');
  assert.equal(holdOf(used(3), start + minute), 0);
});

test('where the service tells what remains, that counts, and what is under way is taken off it', () => {
  const told = withNotice(used(3), { limit: 40, remaining: 2, retryAfter: 30 }, start);

  assert.equal(holdOf(told, start), 0);
  assert.equal(holdOf(withDeparture(told, start), start), 0);
  assert.equal(holdOf(withDeparture(withDeparture(told, start), start), start), 30_000);
  assert.equal(holdOf(withDeparture(withDeparture(told, start), start), start + 30_000), 0, 'a new window');
});

test('of one window the least that was told counts, as answers overtake each other', () => {
  const late = withNotice(used(1), { limit: 40, remaining: 1, retryAfter: 30 }, start);

  const early = withNotice(late, { limit: 40, remaining: 2, retryAfter: 30 }, start + 10);

  assert.equal(early.told?.remaining, 1);
  assert.equal(withNotice(late, { limit: 40, remaining: 39, retryAfter: 60 }, start).told?.remaining, 39);
});

test('a refusal stands for as long as it says, whatever else comes in meanwhile', () => {
  const refused = withRefusal(used(1), 1, start);

  const known = withNotice(refused, { limit: 100, remaining: 99, retryAfter: 60 }, start + 10);

  assert.equal(holdOf(known, start + 10), 990);
  assert.equal(holdOf(known, start + 1000), 0);
});

test('a refusal that says nothing lasts until a minute after the oldest request that it may count', () => {
  assert.equal(holdOf(withRefusal(used(2), undefined, start + 5000), start + 5000), minute - 5000);
});
