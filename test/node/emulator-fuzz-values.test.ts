import assert from 'node:assert/strict';
import { test } from 'node:test';
import { basic, bodyOf, call, send, started } from './emulator-fixture.js';
import { Dice, documented, isAlive, rounds } from './emulator-fuzz-tools.js';

test('JSON that is none, or not what it should be, is an invalid payload or attribute', async (t) => {
  const emulator = await started(t, { ffmpeg: false });
  const dice = new Dice('json');
  const values = [
    'null',
    '[]',
    '{}',
    '1e999',
    '"\\ud800"',
    '{"a":',
    '\uFEFF{}',
    '-',
    '{"__proto__":{"title":"x"}}',
  ];
  const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
  const names = [
    'title',
    'tags',
    'metadata',
    'public',
    'source',
    'ttl',
    'events',
    'url',
    'apiKey',
    'name',
    'restreams',
  ];
  const paths = [
    '/videos',
    '/upload-tokens',
    '/webhooks',
    '/auth/api-key',
    '/players',
    '/live-streams',
    '/summaries',
  ];

  for (let round = 0; round < rounds; round++) {
    const value = dice.pick([...values, deep, '"x"', '7', 'true', '[1,"a",null]', '{"key":1}']);
    const body = dice.pick([
      value,
      `{"${dice.pick(names)}":${value}}`,
      `{"title":"t","${dice.pick(names)}":${value}}`,
      dice.bytes(30).toString('latin1'),
    ]);
    const response = await fetch(emulator.url + dice.pick(paths), {
      method: 'POST',
      headers: { Authorization: basic(emulator.apiKey) },
      body,
    });
    const said = await response.text();
    assert.ok(documented.includes(response.status), `${response.status} ${said} for ${body.slice(0, 100)}`);
  }

  assert.ok(await isAlive(emulator));
});

test('queries of any kind are answered as documented', async (t) => {
  const emulator = await started(t, { ffmpeg: false });
  const dice = new Dice('queries');
  const names = [
    'currentPage',
    'pageSize',
    'sortBy',
    'sortOrder',
    'title',
    'tags[]',
    'metadata[a]',
    'metadata[]',
    'from',
    'to',
  ];
  const values = [
    '',
    '0',
    '-1',
    '1e3',
    'NaN',
    '9'.repeat(400),
    '%',
    '%ff',
    '\u0000',
    '[object Object]',
    '2024-13-45',
    'constructor',
  ];
  const paths = [
    '/videos',
    '/tags',
    '/live-streams',
    '/upload-tokens',
    '/data/metrics/play/count',
    '/data/buckets/play/country',
  ];

  for (let round = 0; round < rounds; round++) {
    const pairs = Array.from(
      { length: dice.below(4) },
      () => `${dice.pick(names)}=${encodeURI(dice.pick(values))}`,
    );
    const path = `${dice.pick(paths)}?${pairs.join('&')}`;
    const response = await call(emulator, 'GET', path);
    assert.ok(
      documented.includes(response.status),
      `${response.status} ${await response.text()} for ${path}`,
    );
  }
});

test('ranges of any kind are whole, partial or unsatisfiable', async (t) => {
  const emulator = await started(t, { ffmpeg: false });
  const dice = new Dice('ranges');
  const { assets } = await bodyOf(await send(emulator, Buffer.alloc(1000)));

  for (let round = 0; round < rounds; round++) {
    const number = () => dice.pick(['', '0', '1', '999', '1000', '1001', '9'.repeat(30), '-5', 'x', ' ']);
    const range = dice.pick([
      `bytes=${number()}-${number()}`,
      `bytes=${number()}-${number()},0-1`,
      `lines=${number()}-`,
    ]);
    const response = await fetch(assets.mp4, { headers: { Range: range } });
    const { length } = Buffer.from(await response.arrayBuffer());
    assert.ok([200, 206, 416].includes(response.status), range);
    assert.equal(length, Number(response.headers.get('Content-Length')));
  }
});
