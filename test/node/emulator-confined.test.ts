import assert from 'node:assert/strict';
import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { startEmulator, type Emulator } from '../../src/emulator/index.js';
import { Files } from '../../src/emulator/files.js';
import { temporaryFolder } from '../helpers/temporary-folder.js';
import { basic, bodyOf, call, send, started } from './emulator-fixture.js';
import { isAlive, post, raw } from './emulator-fuzz-tools.js';

const canary = 'nobody but its owner may read or change this';

/** A folder for an emulator, within one that holds a file of somebody's. */
async function neighbourhood(t: TestContext) {
  const folder = temporaryFolder();
  const { path } = folder;
  const opened: Emulator[] = [];
  t.after(async () => {
    await Promise.all(opened.map((emulator) => emulator.close()));
    folder.close();
  });
  const dataDir = join(path, 'data');
  const secret = join(path, 'secret');
  await mkdir(dataDir);
  await writeFile(secret, canary);
  return {
    dataDir,
    secret,
    open: async () => {
      const emulator = await startEmulator({ dataDir, ffmpeg: false });
      opened.push(emulator);
      return emulator;
    },
    around: () => readdir(path),
    untouched: async () => (await readFile(secret, 'utf8')) === canary,
  };
}

const tricks = [
  '..%2f..%2fsecret',
  '..%2F..%2Fsecret',
  '%2e%2e%2f%2e%2e%2fsecret',
  '%252e%252e%252fsecret',
  '..%5c..%5csecret',
  '..\\..\\secret',
  '..%c0%af..%c0%afsecret',
  '..;/secret',
  '%00',
  'en%00.vtt',
  '%2fetc%2fpasswd',
  '.',
  '..',
  '~',
  'emulator.db',
  'incoming-1',
];

/** Whatever an id, a language or a file's name stands for, in every method that changes something. */
const requests = (videoId: string, trick: string): readonly (readonly [method: string, path: string])[] => [
  ['GET', `/videos/${trick}`],
  ['DELETE', `/videos/${trick}`],
  ['PATCH', `/videos/${trick}`],
  ['POST', `/videos/${trick}/source`],
  ['POST', `/videos/${trick}/thumbnail`],
  ['POST', `/videos/${videoId}/captions/${trick}`],
  ['DELETE', `/videos/${videoId}/captions/${trick}`],
  ['POST', `/videos/${videoId}/chapters/${trick}`],
  ['DELETE', `/videos/${videoId}/chapters/${trick}`],
  ['DELETE', `/watermarks/${trick}`],
  ['POST', `/players/${trick}/logo`],
  ['DELETE', `/players/${trick}`],
  ['POST', `/live-streams/${trick}/thumbnail`],
  ['DELETE', `/live-streams/${trick}`],
  ['GET', `/vod/${trick}/mp4/source.mp4`],
  ['GET', `/vod/${videoId}/hls/${trick}`],
  ['GET', `http://127.0.0.1/vod/${trick}`],
  ['GET', `/${trick}`],
  ['GET', `//${trick}`],
];

test(
  'no id, language or name leads an owner of the key out of the folder',
  { timeout: 120_000 },
  async (t) => {
    const { dataDir, around, untouched } = await neighbourhood(t);
    const emulator = await started(t, { dataDir, ffmpeg: false });
    const { videoId } = await bodyOf(await send(emulator, Buffer.from('film')));
    const before = await readdir(join(dataDir, 'files'));
    const form = [
      '--b',
      'Content-Disposition: form-data; name="file"; filename="../../secret.vtt"',
      '',
      'WEBVTT',
      '--b--',
      '',
    ].join('\r\n');

    const found: string[] = [];
    for (const trick of tricks) {
      for (const [method, path] of requests(videoId, trick)) {
        const body = method === 'POST' ? form : '';
        const head = [
          `Authorization: ${basic(emulator.apiKey)}`,
          `Content-Length: ${body.length}`,
          'Content-Type: multipart/form-data; boundary=b',
        ];
        const request = post(path, body, ...head)
          .toString('latin1')
          .replace(/^POST/, method);
        const answer = await raw(emulator, Buffer.from(request, 'latin1'), 20_000);
        if (!/^HTTP\/1\.1 4\d\d/.test(answer) || answer.includes(canary)) found.push(`${method} ${path}`);
      }
    }

    assert.deepEqual(found, []);
    assert.deepEqual((await around()).sort(), ['data', 'secret']);
    assert.deepEqual(await readdir(join(dataDir, 'files')), before);
    assert.ok((await untouched()) && (await isAlive(emulator)));
  },
);

for (const place of ['files/vi0/source', 'files/vi0', 'files', 'emulator.db']) {
  test(`a folder whose ${place} is a link is refused, and nothing is read or written there`, async (t) => {
    const { dataDir, secret, open, untouched } = await neighbourhood(t);
    const isFile = /source|db/.test(place);
    await mkdir(join(dataDir, place, '..'), { recursive: true });
    await symlink(isFile ? secret : join(secret, '..'), join(dataDir, place));

    await assert.rejects(open(), {
      message: `The emulator cannot keep its data in ${dataDir}: ${place} is a link, which may lead anywhere. Remove it.`,
    });

    assert.ok(await untouched());
  });
}

test('a database that names files elsewhere is refused', async (t) => {
  const { dataDir, open, untouched } = await neighbourhood(t);
  const first = await open();
  const { videoId } = await bodyOf(await send(first, Buffer.from('film')));
  await first.close();
  const database = join(dataDir, 'emulator.db');
  const rows = await readFile(database, 'utf8');
  await writeFile(database, rows.replaceAll(videoId, '../../secret'));

  await assert.rejects(
    startEmulator({ dataDir, ffmpeg: false }),
    /"\.\.\/\.\.\/secret" is no name for a file/,
  );

  assert.ok(await untouched());
  await writeFile(database, rows);
  const again = await open();
  assert.equal(again.video(videoId)?.complete, true);
});

test('a name for a file is one step of a path, and never a way out', async () => {
  const files = new Files('/nowhere');

  for (const name of ['', '.', '..', '../x', 'a/b', 'a\\b', '/etc', 'a\0', '.hidden', '\n']) {
    assert.throws(() => files.path('vi1', name), /is no name/);
    assert.throws(() => files.path(name, 'source'), /is no name/);
    await assert.rejects(files.remove(name), /is no name/);
  }
  assert.equal(files.path('vi1', 'captions-en-GB.vtt'), join('/nowhere', 'vi1', 'captions-en-GB.vtt'));
});

for (const type of [
  'text/html',
  'image/svg+xml',
  'application/xhtml+xml',
  'video/mp4, text/html',
  'TEXT/HTML',
]) {
  test(`a file that calls itself ${type} is no page at the emulator's address`, async (t) => {
    const emulator = await started(t, { ffmpeg: false });

    const { assets } = await bodyOf(await send(emulator, Buffer.from('<script>evil()</script>'), { type }));

    assert.equal((await fetch(assets.mp4)).headers.get('Content-Type'), 'application/octet-stream');
  });
}

test('a title that is markup is text in the player page', async (t) => {
  const emulator = await started(t, { ffmpeg: false });
  const title = '</title><script>evil()</script><img src=x onerror=evil()>';
  const { assets } = await bodyOf(await call(emulator, 'POST', '/videos', { title }));

  const page = await fetch(assets.player);

  assert.doesNotMatch(await page.text(), /<script>|<img/);
  assert.match(page.headers.get('Content-Security-Policy') ?? '', /^default-src 'none'/);
});
