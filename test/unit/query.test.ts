import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withQuery } from '../../src/http/query.js';

const url = 'https://ws.api.video/upload';

test('what is set is appended, and escaped', () => {
  assert.equal(
    withQuery(url, { token: 'a&b=c d', page: 0, all: false }),
    `${url}?token=a%26b%3Dc+d&page=0&all=false`,
  );
});

test('what is not set leaves no trace', () => {
  assert.equal(withQuery(url, { token: undefined, page: null }), url);
  assert.equal(withQuery(url), url);
});
