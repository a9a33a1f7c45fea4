import assert from 'node:assert/strict';
import { test } from 'node:test';
import { liveStreams } from '../../src/api/operations/live-streams.js';
import { playerThemes } from '../../src/api/operations/player-themes.js';
import { videos } from '../../src/api/operations/videos.js';
import { ApiVideoError, type ErrorCode } from '../../src/base/error.js';
import { isDone, mayRepeat } from '../../src/node/repeat-policy.js';

const refused = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
const failures = {
  broken: new ApiVideoError('http', '', { status: 503, retryable: true }),
  limited: new ApiVideoError('rate-limited', '', { status: 429, retryable: true }),
  lost: failure('network', { cause: new TypeError('fetch failed') }),
  unreached: failure('network', { cause: new TypeError('fetch failed', { cause: refused }) }),
  silent: failure('timeout'),
  conflict: new ApiVideoError('http', '', { status: 409 }),
} as const;

function failure(code: ErrorCode, options: { readonly cause?: unknown } = {}): ApiVideoError {
  return new ApiVideoError(code, '', { retryable: true, ...options });
}

const rows = {
  reads: videos.get,
  changes: videos.update,
  removes: videos.delete,
  completes: liveStreams.complete,
  adds: videos.create,
  replaces: playerThemes.uploadLogo,
} as const;

for (const [name, repeated] of [
  ['reads', ['broken', 'limited', 'lost', 'unreached']],
  ['changes', ['broken', 'limited', 'lost', 'unreached']],
  ['removes', ['broken', 'limited', 'lost', 'unreached']],
  ['completes', ['broken', 'limited', 'lost', 'unreached']],
  ['adds', ['limited', 'unreached']],
  ['replaces', ['broken', 'limited', 'lost', 'unreached']],
] as const) {
  test(`what ${name} is repeated when it is ${repeated.join(', ')}`, () => {
    const found = Object.entries(failures).filter(([, error]) => mayRepeat(rows[name], error));

    assert.deepEqual(
      found.map(([kind]) => kind),
      repeated,
    );
  });
}

test('only a repeated removal that finds nothing is done', () => {
  const missing = new ApiVideoError('not-found', '', { status: 404 });

  assert.equal(isDone(videos.delete, missing, 2), true);
  assert.equal(isDone(videos.delete, missing, 1), false);
  assert.equal(isDone(videos.get, missing, 2), false);
});

test('a bug of ours is never repeated', () => {
  assert.equal(mayRepeat(videos.get, new RangeError('bug')), false);
});
