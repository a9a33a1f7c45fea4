import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { request } from 'node:http';
import { dirname } from 'node:path';
import { test } from 'node:test';
import type { Emulator } from '../../src/emulator/index.js';
import {
  bodyOf,
  bytesOf,
  call,
  formOf,
  mebibyte,
  problemOf,
  send,
  started,
  until,
} from './emulator-fixture.js';

const small = bytesOf(1000);

function post(emulator: Emulator, contentType: string, body: string): Promise<Response> {
  const { token } = emulator.createUploadToken();
  return fetch(`${emulator.url}/upload?token=${token}`, {
    method: 'POST',
    headers: { 'Content-Type': contentType },
    body,
  });
}

test('a refused first file leaves no video behind', async (t) => {
  const emulator = await started(t);

  const responses = [
    await send(emulator, small, { range: 'part 1/*' }),
    await send(emulator, small, { range: 'part one' }),
    await send(emulator, Buffer.alloc(0)),
    await send(emulator, Buffer.alloc(200 * mebibyte + 1)),
  ];

  assert.deepEqual(await Promise.all(responses.map(problemOf)), [
    '400 video-content-range-by-part-uploaded-file-too-small',
    '400 video-content-range-malformed',
    '400 uploaded-file-empty',
    '400 uploaded-file-too-large',
  ]);
  assert.deepEqual(emulator.videos, []);
});

test('a form needs one file, whatever its field is called, and videoId may follow it', async (t) => {
  const emulator = await started(t);
  const { videoId } = await bodyOf(await call(emulator, 'POST', '/videos', { title: 'Container' }));
  const upload = (body: FormData) =>
    fetch(`${emulator.url}/upload?token=${emulator.createUploadToken().token}`, { method: 'POST', body });
  const none = new FormData();
  none.append('videoId', videoId);
  const two = formOf(small);
  two.append('more', new Blob(['more']), 'more.mp4');
  const odd = new FormData();
  odd.append('clip.mp4', new Blob(['clip']), 'clip.mp4');
  odd.append('videoId', videoId);

  assert.equal(await problemOf(await upload(none)), '400 uploaded-file-no-file');
  assert.equal(await problemOf(await upload(two)), '400 uploaded-file-multiple-files');
  assert.equal((await bodyOf(await upload(odd))).title, 'Container');
});

test('a body that is no form, or a broken one, is an invalid payload', async (t) => {
  const emulator = await started(t);
  const head = '--x\r\nContent-Disposition: form-data; name="file"; filename="a.mp4"\r\n\r\nabc';

  const responses = [
    await post(emulator, 'application/json', '{}'),
    await post(emulator, 'multipart/form-data', head),
    await post(emulator, 'multipart/form-data; boundary=x', 'no boundary in sight'),
    await post(emulator, 'multipart/form-data; boundary=x', head),
  ];

  for (const response of responses) assert.equal(await problemOf(response), '400 invalid-payload');
});

test('a file name with a path in it stays a name', async (t) => {
  const emulator = await started(t);

  const { videoId, title } = await bodyOf(await send(emulator, small, { name: '../../../tmp/evil.mp4' }));

  assert.equal(title, 'evil.mp4');
  assert.match(emulator.video(videoId)?.path ?? '', new RegExp(`/${videoId}/source$`));
});

test('a request that is cut short stores nothing and leaves no file', async (t) => {
  const emulator = await started(t);
  const { videoId } = await bodyOf(await send(emulator, small));
  const folder = dirname(dirname(emulator.video(videoId)?.path ?? ''));
  const { token } = emulator.createUploadToken();

  const cut = request(`${emulator.url}/upload?token=${token}`, {
    method: 'POST',
    headers: { 'Content-Type': 'multipart/form-data; boundary=x', 'Content-Length': 9_000_000 },
  });
  cut.on('error', () => undefined);
  cut.write('--x\r\nContent-Disposition: form-data; name="file"; filename="a.mp4"\r\n\r\n');
  cut.write(bytesOf(5 * mebibyte));
  await until(() => (emulator.requests.at(-1)?.bytes ?? 0) > mebibyte);
  cut.destroy();
  await until(() => emulator.requests.at(-1)?.endedAt !== undefined);

  await until(async () => (await readdir(folder)).every((name) => name === videoId));
  assert.equal(emulator.requests.at(-1)?.status, undefined);
  assert.deepEqual(emulator.videos, [videoId]);
  assert.equal((await send(emulator, small)).status, 201);
});
