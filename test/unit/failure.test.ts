import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inspect } from 'node:util';
import type { ApiVideoError } from '../../src/base/error.js';
import { answerFailure, connectionFailure, strangeAnswer, timeoutFailure } from '../../src/http/failure.js';

interface Given {
  readonly status?: number;
  readonly body?: unknown;
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The answer that refuses with a problem, unless said otherwise. */
function answer({ status = 400, body = problem, type = 'application/json', headers = {} }: Given = {}) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return { status, headers: new Headers({ 'content-type': type, ...headers }), text };
}

const problem = {
  type: 'https://docs.api.video/reference/attribute-required',
  title: 'This attribute is required.',
  status: 400,
  name: 'title',
  problems: [{ title: 'This attribute is required.', name: 'title' }],
};

for (const type of [
  'application/json',
  'application/json; charset=utf-8',
  'application/problem+json',
  'application/problem+json;charset=UTF-8',
]) {
  test(`a problem sent as ${type} is read`, () => {
    const error = answerFailure(answer({ type }));

    assert.equal(error.code, 'http');
    assert.equal(error.retryable, false);
    assert.deepEqual(error.problem, problem);
    assert.equal(error.message, 'This attribute is required. (title)');
  });
}

for (const [status, code, retryable] of [
  [400, 'http', false],
  [401, 'unauthorized', false],
  [403, 'unauthorized', false],
  [404, 'not-found', false],
  [408, 'http', true],
  [409, 'http', false],
  [425, 'http', true],
  [429, 'rate-limited', true],
  [500, 'http', true],
  [503, 'http', true],
] as const) {
  test(`status ${status} means ${code}, ${retryable ? 'and may pass' : 'for good'}`, () => {
    const error = answerFailure(answer({ status }));

    assert.deepEqual([error.code, error.status, error.retryable], [code, status, retryable]);
  });
}

test('a refusal in HTML is none of the API: something is in between, and it may pass', () => {
  const error = answerFailure(answer({ status: 403, type: 'text/html; charset=utf-8', body: '<p>Sign in' }));

  assert.deepEqual([error.code, error.retryable, error.problem], ['bad-answer', true, undefined]);
  assert.match(error.message, /status 403, text\/html\)/);
  assert.doesNotMatch(error.message, /<p>/);
});

test("a gateway's 502 in HTML is the server's failure", () => {
  const error = answerFailure(answer({ status: 502, type: 'text/html', body: '<h1>Bad Gateway' }));

  assert.deepEqual([error.code, error.status, error.retryable], ['http', 502, true]);
});

test('JSON that is no object explains nothing', () => {
  for (const body of ['[]', 'null', '"no"', '5', '']) {
    assert.equal(answerFailure(answer({ body })).code, 'bad-answer');
  }
});

test('the sentence is made of what there is', () => {
  const message = (body: object): string => answerFailure(answer({ body })).message;

  assert.equal(message({ title: 'Taken.', detail: 'Part 2.', name: 'file' }), 'Taken. (file) Part 2.');
  assert.equal(message({ title: 'Taken.', name: '' }), 'Taken.');
  assert.equal(message({}), 'The request was refused with status 400.');
});

test('fields of an unexpected type do not get into the sentence', () => {
  const error = answerFailure(answer({ body: { title: { en: 'x' }, detail: ['y'], name: 3, type: 7 } }));

  assert.equal(error.message, 'The request was refused with status 400.');
});

test('a secret that the server repeats appears nowhere in the error', () => {
  const secret = 'to/s3cret';
  const body =
    '{"title":"Bad token to\\/s3cret.","detail":"/upload?token=to%2Fs3cret","problems":[{"name":"to/s3cret"}]}';

  const error = answerFailure(answer({ status: 401, body }), [secret]);

  assert.equal(error.message, 'Bad token [redacted]. /upload?token=[redacted]');
  assert.doesNotMatch(inspect(error, { depth: 9 }) + JSON.stringify(error) + String(error.stack), /s3cret/);
});

test('a secret that resembles a slug does not change what the problem is', () => {
  const type = 'https://docs.api.video/reference/authentication-invalid-upload-token';

  const error = answerFailure(answer({ status: 401, body: { type } }), ['invalid', '']);

  assert.equal(error.problem?.type, type);
});

test('the wait that an answer asks for is kept', () => {
  const error = answerFailure(answer({ status: 429, headers: { 'X-RateLimit-Retry-After': '7' } }));

  assert.equal(error.retryAfter, 7);
});

for (const lost of [new TypeError('Failed to fetch'), new DOMException('Left.', 'AbortError')]) {
  test(`a ${lost.name} of fetch is a connection that failed, and may be back`, () => {
    const error = connectionFailure(lost) as ApiVideoError;

    assert.deepEqual([error.code, error.retryable, error.cause], ['network', true, lost]);
  });
}

test('any other failure is a bug, and passed on', () => {
  const bug = new RangeError('ours');

  assert.equal(connectionFailure(bug), bug);
});

test('a timeout says how long it waited', () => {
  assert.match(timeoutFailure(1500).message, /within 1\.5 seconds/);
  assert.equal(timeoutFailure(1500).retryable, true);
});

test('a strange answer without a content type is described all the same', () => {
  assert.match(strangeAnswer({ status: 200, headers: new Headers(), text: '' }).message, /\(status 200\)/);
});
