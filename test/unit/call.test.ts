import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bindResource, requestOf, type ApiRequest, type Transport } from '../../src/api/call.js';
import { operation } from '../../src/api/operation.js';
import { coded, live } from './factories.js';

const list = operation<{ query?: { title?: string } }, string[]>()('GET', '/videos');
const get = operation<undefined, string>()('GET', '/videos/{videoId}');
const update = operation<{ body: { title: string } }, string>()('PATCH', '/videos/{videoId}');
const session = operation<undefined, string>()('GET', '/vod/{videoId}/token/{privateToken}', 'vod');

test('arguments are the path parameters in order, then the body, then the options', () => {
  const request = requestOf(update, ['vi1', { title: 'New' }, { signal: live, timeout: 5 }]);

  assert.deepEqual(request.parameters, { videoId: 'vi1' });
  assert.deepEqual(request.body, { title: 'New' });
  assert.equal(request.query, undefined);
  assert.deepEqual([request.signal, request.timeout], [live, 5]);
});

test('a GET takes a query where others take a body', () => {
  const request = requestOf(list, [{ title: 'x' }, { timeout: 5 }]);

  assert.deepEqual([request.query, request.body, request.timeout], [{ title: 'x' }, undefined, 5]);
});

test('options may follow the path parameters directly', () => {
  const request = requestOf(get, ['vi1', { signal: live }]);

  assert.deepEqual([request.query, request.body, request.signal], [undefined, undefined, live]);
});

test('a query may be left out before options, or be undefined', () => {
  assert.equal(requestOf(list, [{ timeout: 5 }]).timeout, 5);
  assert.equal(requestOf(list, [undefined, { timeout: 5 }]).timeout, 5);
  assert.equal(requestOf(list, []).query, undefined);
});

test('a missing path parameter is refused by its name', () => {
  for (const args of [[], [''], [undefined], [5]]) {
    assert.throws(() => requestOf(get, args), {
      code: 'invalid-option',
      message: '`videoId` must be a non-empty string.',
    });
  }
});

test('a token in the path is a secret, an id is not', () => {
  assert.deepEqual(requestOf(session, ['vi1', 'secret']).secrets, ['secret']);
  assert.deepEqual(requestOf(get, ['vi1']).secrets, []);
});

test('a table becomes methods that resolve with the data of the answer', async () => {
  const sent: ApiRequest[] = [];
  const videos = bindResource(recorder(sent, 'a video'), { get, update });

  const data = await videos.update('vi1', { title: 'New' }, { timeout: 7 });

  assert.equal(data, 'a video');
  assert.deepEqual(
    sent.map(({ operation, body, timeout }) => [operation, body, timeout]),
    [[update, { title: 'New' }, 7]],
  );
});

test('a method with a missing parameter rejects, and does not throw', async () => {
  const sent: ApiRequest[] = [];
  const videos = bindResource(recorder(sent, ''), { get });

  const call = videos.get('');

  await assert.rejects(call, coded('invalid-option'));
  assert.deepEqual(sent, []);
});

/** A transport that keeps what it is to send. */
function recorder(sent: ApiRequest[], data: unknown): Transport {
  const send: Transport['send'] = (request) => {
    sent.push(request);
    return Promise.resolve({ data: data as never, status: 200, headers: new Headers() });
  };
  return { send, watchRepeats: () => () => Promise.resolve(undefined) };
}
