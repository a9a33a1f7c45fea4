import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ApiRequest, Transport } from '../../src/api/call.js';
import { ApiVideoError } from '../../src/base/error.js';
import { TokenSource } from '../../src/upload/credentials.js';
import { unknownLine } from '../../src/upload/line.js';
import { backoff } from '../../src/upload/retry.js';
import { partRequest, type PartContent } from '../../src/upload/send-part.js';
import { emptyRecord } from '../../src/upload/upload-record.js';
import { UploadRun } from '../../src/upload/upload-run.js';

const part = { number: 1, start: 0, end: 4, last: true };
const bytes = new Blob(['film']);

/** A run whose requests are made by `requestOf`, and what it sends. */
function scene(requestOf: (content: PartContent) => Promise<ApiRequest>): {
  readonly run: UploadRun;
  readonly sent: readonly ApiRequest[];
} {
  const sent: ApiRequest[] = [];
  const transport: Transport = {
    send: (request) => {
      sent.push(request);
      return Promise.reject(new ApiVideoError('http', 'No.', { status: 400 }));
    },
    watchRepeats: () => () => Promise.resolve(undefined),
  };
  const nothing = (): void => undefined;
  const run = new UploadRun({
    transport,
    requestOf,
    tokens: new TokenSource('token'),
    fileName: 'film.mp4',
    retry: backoff({ limit: 0 }),
    partTimeout: undefined,
    total: () => ({ bytes: bytes.size }),
    record: emptyRecord(undefined),
    line: unknownLine,
    listener: { onPart: nothing, onProgress: nothing, onWait: nothing, onActivity: nothing },
    signal: new AbortController().signal,
  });
  return { run, sent };
}

test('a part whose request takes its time to be made is sent once it is', async () => {
  const { run, sent } = scene((content) => Promise.resolve(partRequest(content)));

  await assert.rejects(run.send(part, bytes, new AbortController().signal), { code: 'http' });

  assert.equal(sent.length, 1);
  assert.ok(sent[0]?.body instanceof FormData);
});

test('a part that is let go while its request is made is not sent', async () => {
  const turn = new AbortController();
  const { run, sent } = scene((content) => {
    turn.abort();
    return Promise.resolve(partRequest(content));
  });

  await assert.rejects(run.send(part, bytes, turn.signal), { code: 'aborted' });

  assert.deepEqual(sent, []);
});

test('what is wrong with a part’s bytes when its request is made is told as it is', async () => {
  const { run, sent } = scene(() => Promise.reject(new ApiVideoError('file-changed', 'It has changed.')));

  await assert.rejects(run.send(part, bytes, new AbortController().signal), { code: 'file-changed' });

  assert.deepEqual(sent, []);
  assert.equal(run.record.answerLost, false);
});
