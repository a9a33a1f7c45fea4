import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { originHeaders, version } from '../../src/http/origin.js';

test('the library names itself, and those who use it when they say so', () => {
  const library = { 'AV-Origin-Client': `apivideo-kit:${version}` };

  assert.deepEqual(originHeaders(), library);
  assert.deepEqual(originHeaders({ name: 'my_App-2', version: '1' }, { name: 'sdk', version: '10.20.300' }), {
    ...library,
    'AV-Origin-App': 'my_App-2:1',
    'AV-Origin-Sdk': 'sdk:10.20.300',
  });
});

test("the library's version is the package's", () => {
  const { version: published } = JSON.parse(
    readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
  ) as { version: string };

  assert.equal(version, published);
});

for (const [name, version] of [
  ['', '1.0.0'],
  ['my app', '1.0.0'],
  ['app:1', '1.0.0'],
  ['a'.repeat(51), '1.0.0'],
  ['app', ''],
  ['app', '1.'],
  ['app', '1.0.0-beta'],
  ['app', '1.2.3.4'],
  ['app', '1.0.0\r\nX: y'],
] as const) {
  test(`${JSON.stringify(`${name}:${version}`)} is refused before it becomes a header`, () => {
    assert.throws(() => originHeaders({ name, version }), {
      code: 'invalid-option',
      message: /`application`/,
    });
    assert.throws(() => originHeaders(undefined, { name, version }), { message: /`sdk`/ });
  });
}
