import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { startEmulator, type Emulator } from '../../src/emulator/index.js';
import { Keeper } from '../helpers/keeper.js';
import { png } from '../helpers/operations/driver.js';
import { samplesOf } from '../helpers/readme-samples.js';
import { run } from '../helpers/run.js';
import { temporaryFolder } from '../helpers/temporary-folder.js';

const timeout = 60_000;
const samples = samplesOf(readFileSync(join('docs', 'node.md'), 'utf8'));
/** Those of servers are run by test/examples/webhooks.test.ts, which installs them. */
const [client, ...others] = samples.filter(({ name }) => name !== undefined && !name.startsWith('webhook-'));
const keeper = new Keeper();
const folder = keeper.keep(temporaryFolder());
let emulator: Emulator;

/** What each sample prints that only one that has worked does. */
const told: Readonly<Record<string, RegExp>> = {
  calls: /^Holidays application\/json$/m,
  lists: /^1\nOne\n1$/,
  videos: /^1\nhttp\S+ http\S+\.m3u8$/m,
  progressive: /^true$/,
  'upload-tokens': /^visit\.mp4$/,
  'captions-chapters': /^en http\S+en\.vtt$/,
  'live-streams': /^rtmp:\S+\w+$/,
  looks: /^$/,
  'summaries-tags': /^A talk on stars\.\nscience 1$/,
  analytics: /^plays 0$/m,
  webhooks: /^vi1 720p$/,
  private: /^http\S+\?avh=\S+$/,
  errors: /404 [\d.]+ 1\nvideoId$/,
};

before(async () => {
  emulator = keeper.keep(await startEmulator({ ffmpeg: false }));
  mkdirSync(join(folder.path, 'node_modules'));
  symlinkSync(resolve('.'), join(folder.path, 'node_modules', 'apivideo-kit'));
  const files = {
    // Whatever package may lie around the folder, this is not part of it.
    'package.json': '{}',
    'detour.mjs': `const { fetch } = globalThis;
      globalThis.fetch = (url, init) => fetch(url.replace(/^https:\\/\\/(ws|vod)\\.api\\.video/, '${emulator.url}'), init);`,
    'film.mp4': 'film',
    'part-1.mp4': Buffer.alloc(5 * 1024 * 1024),
    'part-2.mp4': 'end',
    'poster.png': png(),
    'logo.png': png(),
    'en.vtt': 'WEBVTT\n\n00:00.000 --> 00:01.000\nHello\n',
  };
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder.path, name), content);
});

beforeEach(() => emulator.reset());

after(() => keeper.close());

test('every sample in the docs of the Node client has a test', () => {
  assert.equal(client?.name, 'client');
  assert.deepEqual(
    others.map(({ name }) => name),
    Object.keys(told),
  );
});

for (const { name = '', code } of others) {
  test(
    `the sample "${name}" in the docs of the Node client works as it stands there`,
    { timeout },
    async () => {
      const whole = `${client?.code ?? ''}\n${code}`.replaceAll('YOUR_API_KEY', emulator.apiKey);
      writeFileSync(join(folder.path, `${name}.mjs`), whole);
      const detour = pathToFileURL(join(folder.path, 'detour.mjs')).href;

      const {
        code: exit,
        stdout,
        stderr,
      } = await run(process.execPath, ['--import', detour, `${name}.mjs`], folder.path);

      assert.deepEqual([exit, stderr], [0, '']);
      assert.match(stdout.trim(), told[name] ?? /$./);
    },
  );
}
