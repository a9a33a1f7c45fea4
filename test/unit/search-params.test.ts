import assert from 'node:assert/strict';
import { test } from 'node:test';
import { searchParams } from '../../src/api/query.js';

const text = (...args: Parameters<typeof searchParams>) =>
  decodeURIComponent(searchParams(...args).toString());

test('lists, objects and lists in objects are written with brackets, without numbers', () => {
  const query = {
    tags: ['a', 'b'],
    metadata: { author: 'Ada' },
    filterBy: { browser: ['x', 'y'], tag: 'z' },
  };

  assert.equal(
    text(query),
    'tags[]=a&tags[]=b&metadata[author]=Ada&filterBy[browser][]=x&filterBy[browser][]=y&filterBy[tag]=z',
  );
});

test('a date keeps its milliseconds, or is a day where days are counted', () => {
  const from = new Date('2024-02-05T01:02:03.456Z');

  assert.equal(text({ from }), 'from=2024-02-05T01:02:03.456Z');
  assert.equal(text({ from }, 'day'), 'from=2024-02-05');
});

test('what is not set is left out, and false, zero and the empty text are set', () => {
  assert.equal(text({ a: undefined, b: null, c: false, d: 0, e: '' }), 'c=false&d=0&e=');
});
