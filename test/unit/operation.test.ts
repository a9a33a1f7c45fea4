import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fillPath, operation, pathParameters } from '../../src/api/operation.js';
import { coded } from './factories.js';

const path = '/videos/{videoId}/captions/{language}';

test('an operation is its method, path and host; the main host unless said otherwise', () => {
  assert.deepEqual(operation<undefined, unknown>()('DELETE', '/videos/{videoId}'), {
    method: 'DELETE',
    path: '/videos/{videoId}',
    host: 'api',
  });
  assert.equal(operation<undefined, unknown>()('GET', '/', 'oembed').host, 'oembed');
});

test('the parameters of a path are named in their order', () => {
  assert.deepEqual(pathParameters(path), ['videoId', 'language']);
  assert.deepEqual(pathParameters('/videos'), []);
});

test('a path is filled in', () => {
  assert.equal(fillPath(path, { language: 'en', videoId: 'vi1' }), '/videos/vi1/captions/en');
});

test('no value can lead to another address', () => {
  const filled = fillPath('/videos/{videoId}', { videoId: '../upload?token=1#&%2e' });

  assert.equal(filled, '/videos/..%2Fupload%3Ftoken%3D1%23%26%252e');
  assert.equal(new URL(filled, 'https://ws.api.video').pathname, filled);
});

for (const value of ['.', '..', '']) {
  test(`the segment "${value}", which would shorten the path, is refused`, () => {
    assert.throws(() => fillPath('/videos/{videoId}/source', { videoId: value }), coded('invalid-option'));
  });
}
