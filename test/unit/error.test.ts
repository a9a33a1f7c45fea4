import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ApiVideoError, isApiVideoError, problemSlug, type Problem } from '../../src/base/error.js';

test('an error carries what it was made of, and leaves out what is not known', () => {
  const cause = new Error('why');
  const full = new ApiVideoError('rate-limited', 'Slow down.', {
    status: 429,
    problem: { title: 'Too many requests.' },
    retryable: true,
    retryAfter: 3,
    cause,
  });
  const bare = new ApiVideoError('network', 'Gone.');

  assert.deepEqual(
    [full.name, full.message, full.code, full.status, full.problem?.title, full.retryable, full.retryAfter],
    ['ApiVideoError', 'Slow down.', 'rate-limited', 429, 'Too many requests.', true, 3],
  );
  assert.equal(full.cause, cause);
  assert.equal(bare.retryable, false);
  assert.deepEqual(
    ['status', 'problem', 'retryAfter', 'cause'].filter((name) => name in bare),
    [],
  );
});

test("an error of another copy of the library is recognised by its name, a stranger's is not", () => {
  const foreign = Object.assign(new Error('other copy'), { name: 'ApiVideoError' });

  assert.equal(isApiVideoError(new ApiVideoError('aborted', 'Stop.')), true);
  assert.equal(isApiVideoError(foreign), true);
  assert.equal(foreign instanceof ApiVideoError, true);
  assert.equal(new TypeError('x') instanceof ApiVideoError, false);
  assert.equal(isApiVideoError(new TypeError('x')), false);
  assert.equal(isApiVideoError({ name: 'ApiVideoError' }), false);
  assert.equal(isApiVideoError(undefined), false);
});

test('an error of a subclass is told from others', () => {
  class Special extends ApiVideoError {}

  assert.equal(new Special('network', 'Gone.') instanceof Special, true);
  assert.equal(new ApiVideoError('network', 'Gone.') instanceof Special, false);
});

test('the slug of a problem is the last segment of its type, or nothing', () => {
  assert.equal(
    problemSlug({ type: 'https://docs.api.video/reference/too-many-requests' }),
    'too-many-requests',
  );
  assert.equal(
    problemSlug({ type: 'https://docs.api.video/docs/filealreadyuploaded' }),
    'filealreadyuploaded',
  );
  assert.equal(problemSlug({ title: 'No type.' }), '');
  assert.equal(problemSlug(undefined), '');
});

test('a problem whose type is no text has no slug', () => {
  const problem = JSON.parse('{ "type": 42 }') as Problem;

  assert.equal(problemSlug(problem), '');
});
