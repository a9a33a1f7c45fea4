import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ApiVideoError } from '../../src/base/error.js';
import { TokenSource, type TokenProvider, type TokenRequest } from '../../src/upload/credentials.js';
import { coded, live } from './factories.js';

const refused = new ApiVideoError('unauthorized', 'The upload token is invalid or expired.', { status: 401 });

test('a fixed token is used as it is, and can not be replaced', async () => {
  const tokens = new TokenSource('to1');

  assert.equal(await tokens.current(live), 'to1');
  await assert.rejects(tokens.renew('to1', refused, live), refused);
});

test('the provider is asked once to begin with, and again when the token was refused', async () => {
  const asked: TokenRequest[] = [];
  const tokens = new TokenSource((request) => `to${asked.push(request)}`);

  const first = [await tokens.current(live), await tokens.current(live)];
  const renewed = await tokens.renew('to1', refused, live);

  assert.deepEqual([...first, renewed, await tokens.current(live)], ['to1', 'to1', 'to2', 'to2']);
  assert.deepEqual(asked, [{ reason: 'start' }, { reason: 'expired' }]);
});

test('a provider that repeats the refused token changes nothing', async () => {
  const tokens = new TokenSource(() => 'to1');

  await assert.rejects(tokens.renew('to1', refused, live), refused);
});

const failure = new Error('500');
const failing: Readonly<Record<string, TokenProvider>> = {
  rejects: () => Promise.reject(failure),
  'throws at once': () => {
    throw failure;
  },
};

for (const [what, provider] of Object.entries(failing)) {
  test(`a provider that ${what} is asked again the next time`, async () => {
    let calls = 0;
    const tokens = new TokenSource((request) => (++calls === 1 ? provider(request) : 'to2'));

    await assert.rejects(tokens.current(live), {
      code: 'token-unavailable',
      retryable: true,
      cause: failure,
    });

    assert.equal(await tokens.current(live), 'to2');
  });
}

for (const nothing of ['', undefined, null, 5]) {
  test(`${typeof nothing} ${nothing} from a provider is no token`, async () => {
    const tokens = new TokenSource(() => nothing as string);

    await assert.rejects(tokens.current(live), { code: 'token-unavailable', retryable: false });
  });
}

test('a provider has half a minute', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });

  const asked = new TokenSource(() => new Promise(() => undefined)).current(live);
  t.mock.timers.tick(30_000);

  await assert.rejects(asked, {
    code: 'token-unavailable',
    message: 'The token provider did not answer in time.',
  });
});

test('an abort is an abort, whatever the provider does then', async () => {
  const controller = new AbortController();

  const asked = new TokenSource(() => new Promise(() => undefined)).current(controller.signal);
  controller.abort();

  await assert.rejects(asked, coded('aborted'));
});

test('no provider is asked after an abort', async (t) => {
  const provider = t.mock.fn(() => 'to1');

  await assert.rejects(new TokenSource(provider).current(AbortSignal.abort()), coded('aborted'));

  assert.equal(provider.mock.callCount(), 0);
});

test('after a renewal that failed, the provider is asked again for the same reason', async () => {
  const asked: string[] = [];
  const tokens = new TokenSource(({ reason }) => {
    if (asked.push(reason) === 2) throw failure;
    return `to${asked.length}`;
  });
  await tokens.current(live);

  await assert.rejects(tokens.renew('to1', refused, live), { code: 'token-unavailable' });

  assert.equal(await tokens.current(live), 'to3');
  assert.deepEqual(asked, ['start', 'expired', 'expired']);
});

test('parts that are refused together have the token replaced once', async () => {
  const asked: string[] = [];
  const tokens = new TokenSource(({ reason }) => Promise.resolve(`to${asked.push(reason)}`));
  await tokens.current(live);

  const together = await Promise.all([1, 2, 3].map(() => tokens.renew('to1', refused, live)));
  const late = await tokens.renew('to1', refused, live);

  assert.deepEqual([...together, late], ['to2', 'to2', 'to2', 'to2']);
  assert.deepEqual(asked, ['start', 'expired']);
});

test('after a provider has repeated itself, the next try asks it again', async () => {
  const answers = ['to1', 'to1', 'to2'];
  const tokens = new TokenSource(() => answers.shift() ?? '');
  await tokens.current(live);
  await assert.rejects(tokens.renew('to1', refused, live), refused);

  assert.equal(await tokens.renew('to1', refused, live), 'to2');
});
