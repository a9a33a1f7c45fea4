import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { createLimiters, Limiter, sharedLimiters } from '../../src/http/limiter.js';
import { coded } from './factories.js';

const minute = 60_000;

/** Lets everything go on that waits for nothing but its turn. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
}

/** A limiter under a clock of the test's own, and who was let through. */
function scene(
  t: TestContext,
  limit: number,
): { enter: (name: string) => void; limiter: Limiter; through: string[] } {
  t.mock.timers.enable({ apis: ['setTimeout', 'Date'] });
  const limiter = new Limiter(limit, Date.now);
  const through: string[] = [];
  return { limiter, through, enter: (name) => void limiter.enter({}).then(() => through.push(name)) };
}

/** What an answer says of its window. */
function answer(remaining: number, retryAfter: number, status = 201): { status: number; headers: Headers } {
  const figures = { limit: 40, remaining, 'retry-after': retryAfter };
  const named = Object.entries(figures).map(([name, figure]) => [`X-RateLimit-${name}`, String(figure)]);
  return { status, headers: new Headers(named as [string, string][]) };
}

test('who comes too soon leaves a minute after those before, in the order they came', async (t) => {
  const { enter, through } = scene(t, 2);

  for (const name of ['a', 'b', 'c', 'd', 'e']) enter(name);
  await settle();
  const first = [...through];
  t.mock.timers.tick(minute);
  await settle();
  const second = [...through];
  t.mock.timers.tick(minute);
  await settle();

  assert.deepEqual(first, ['a', 'b']);
  assert.deepEqual(second, ['a', 'b', 'c', 'd']);
  assert.deepEqual(through, ['a', 'b', 'c', 'd', 'e']);
});

test('who waits is let through as soon as the service says that more is allowed', async (t) => {
  const { limiter, enter, through } = scene(t, 1);

  enter('a');
  enter('b');
  await settle();
  const before = [...through];
  limiter.leave(answer(39, 60));
  await settle();

  assert.deepEqual([before, through], [['a'], ['a', 'b']]);
});

test('a wait is told once, and again only when it has become another', async (t) => {
  const { limiter, enter } = scene(t, 3);
  const holds: number[] = [];
  for (const name of ['a', 'b', 'c', 'd']) enter(name);
  await settle();

  void limiter.enter({ onHold: (delay) => holds.push(delay) });
  limiter.leave(answer(0, 60));
  await settle();
  t.mock.timers.tick(300);
  limiter.leave(answer(0, 60));
  await settle();
  const once = [...holds];
  limiter.leave(answer(0, 5, 429));
  await settle();

  assert.deepEqual(once, [minute]);
  assert.deepEqual(holds, [minute, 5000]);
});

test('who gives up waiting is gone at once', async (t) => {
  const { limiter, enter, through } = scene(t, 1);
  const giveUp = new AbortController();
  enter('a');
  await settle();

  const waiting = limiter.enter({ signal: giveUp.signal });
  giveUp.abort();
  await assert.rejects(waiting, coded('aborted'));
  t.mock.timers.tick(minute);
  enter('b');
  await settle();

  assert.deepEqual(through, ['a', 'b']);
});

test('a clock on the wall that is set back keeps nobody waiting', async (t) => {
  const limiter = new Limiter(10);
  await limiter.enter({});
  limiter.leave({ status: 429, headers: new Headers({ 'Retry-After': '0' }) });
  const before = Date.now();

  t.mock.method(Date, 'now', () => before - 60 * minute);
  const holds: number[] = [];
  await limiter.enter({ onHold: (delay) => holds.push(delay), signal: AbortSignal.timeout(10_000) });

  assert.ok(holds.every((delay) => delay < 1000));
});

test('a page has one limiter for each class of requests to an address', () => {
  const here = sharedLimiters('https://a.example');

  assert.equal(sharedLimiters('https://a.example')('upload'), here('upload'));
  assert.notEqual(here('upload'), here('read'));
  assert.notEqual(sharedLimiters('https://b.example')('upload'), here('upload'));
  assert.notEqual(createLimiters('https://a.example')('upload'), here('upload'));
});
