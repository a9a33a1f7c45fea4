import assert from 'node:assert/strict';
import { test } from 'node:test';
import { abortable, abortError, deadline, every, sleep, throwIfAborted } from '../../src/base/abort.js';
import { ApiVideoError } from '../../src/base/error.js';
import { coded, live } from './factories.js';

test('an abort becomes an error with the code aborted that keeps the reason', () => {
  const reason = new Error('the page is gone');

  const error = abortError(AbortSignal.abort(reason));

  assert.equal(error.code, 'aborted');
  assert.equal(error.cause, reason);
});

test("a reason of the library's own is passed on as it is", () => {
  const reason = new ApiVideoError('aborted', 'The upload was canceled.');

  assert.equal(abortError(AbortSignal.abort(reason)), reason);
});

test('only an aborted signal throws', () => {
  throwIfAborted(live);
  assert.throws(() => throwIfAborted(AbortSignal.abort()), coded('aborted'));
});

test('a sleep ends when its time is up, and not before', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const woken = t.mock.fn();

  const slept = sleep(1000, live).then(woken);
  t.mock.timers.tick(999);
  await Promise.resolve();
  const early = woken.mock.callCount();
  t.mock.timers.tick(1);
  await slept;

  assert.deepEqual([early, woken.mock.callCount()], [0, 1]);
});

test('a sleep ends at once when its signal aborts, before or meanwhile', async () => {
  const controller = new AbortController();

  const early = sleep(60_000, AbortSignal.abort());
  const meanwhile = sleep(60_000, controller.signal);
  controller.abort();

  await assert.rejects(early, coded('aborted'));
  await assert.rejects(meanwhile, coded('aborted'));
});

test('a sleep too long for a timer is cut to what a timer can hold', async (t) => {
  const controller = new AbortController();
  const { mock } = t.mock.method(globalThis, 'setTimeout');

  const slept = sleep(Infinity, controller.signal);
  controller.abort();

  await assert.rejects(slept, coded('aborted'));
  assert.equal(mock.calls[0]?.arguments[1], 2 ** 31 - 1);
});

test('an abortable promise settles as the promise does', async () => {
  const failure = new Error('no');

  assert.equal(await abortable(Promise.resolve(1), live), 1);
  await assert.rejects(abortable(Promise.reject(failure), live), failure);
});

test('an abortable promise rejects as soon as the signal aborts', async () => {
  const controller = new AbortController();

  const waiting = abortable(new Promise(() => undefined), controller.signal);
  controller.abort();

  await assert.rejects(waiting, coded('aborted'));
});

test('what rejects after the abort is no unhandled rejection', async (t) => {
  const unhandled = t.mock.fn();
  process.once('unhandledRejection', unhandled);
  t.after(() => process.off('unhandledRejection', unhandled));

  await assert.rejects(abortable(Promise.reject(new Error('late')), AbortSignal.abort()), coded('aborted'));
  await new Promise((resolve) => setImmediate(resolve));

  assert.equal(unhandled.mock.callCount(), 0);
});

test('a deadline aborts when its time is up', (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });

  const { signal } = deadline(500);
  t.mock.timers.tick(499);
  const before = signal.aborted;
  t.mock.timers.tick(1);

  assert.deepEqual([before, signal.aborted], [false, true]);
});

test('a deadline aborts with its parent, and for the same reason', () => {
  const parent = new AbortController();
  const reason = new Error('enough');

  const meanwhile = deadline(60_000, parent.signal);
  parent.abort(reason);
  const afterwards = deadline(60_000, parent.signal);
  meanwhile.clear();
  afterwards.clear();

  assert.equal(meanwhile.signal.reason, reason);
  assert.equal(afterwards.signal.reason, reason);
});

test('a cleared deadline never aborts', (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const parent = new AbortController();

  const limit = deadline(500, parent.signal);
  limit.clear();
  t.mock.timers.tick(1000);
  parent.abort();

  assert.equal(limit.signal.aborted, false);
});

test('a tick comes again and again until the signal aborts', (t) => {
  t.mock.timers.enable({ apis: ['setInterval'] });
  const controller = new AbortController();
  const tick = t.mock.fn();

  every(100, tick, controller.signal);
  every(100, tick, AbortSignal.abort());
  t.mock.timers.tick(350);
  controller.abort();
  t.mock.timers.tick(1000);

  assert.equal(tick.mock.callCount(), 3);
});
