import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { complete, samplesOf, type Sample } from '../helpers/readme-samples.js';
import { run } from '../helpers/run.js';

const samples = samplesOf(readFileSync('docs/testing.md', 'utf8')).filter(
  ({ language }) => language === 'js',
);

const started = `
  import { startEmulator } from 'apivideo-kit/emulator';
  const emulator = await startEmulator({ ffmpeg: false });`;

/** A part of six million bytes, and then of one, of which the second is sent twice. */
const upload = `
  import assert from 'node:assert/strict';
  import { createHash } from 'node:crypto';
  const film = Buffer.alloc(11_000_000, 'film');
  const readFile = async (name) => (name === 'holiday.mp4' ? film : undefined);
  const { token } = emulator.createUploadToken();
  const send = async (bytes, range, videoId) => {
    const form = new FormData();
    if (videoId) form.append('videoId', videoId);
    form.append('file', new Blob([bytes]), 'holiday.mp4');
    const headers = { 'Content-Range': range };
    const answer = await fetch(emulator.url + '/upload?token=' + token, { method: 'POST', headers, body: form });
    return answer.json();
  };
  const first = await send(film.subarray(0, 5_242_880), 'part 1/*');
  await send(film.subarray(5_242_880, 10_485_760), 'part 2/*', first.videoId);
  await send(film.subarray(5_242_880, 10_485_760), 'part 2/*', first.videoId);
  await send(film.subarray(10_485_760), 'part 3/3', first.videoId);`;

/** What goes around each sample, by the name in the comment above it, and what is printed then. */
const uses: Readonly<Record<string, { before?: string; own?: string; after?: string; prints: RegExp }>> = {
  start: { own: "console.log('my test');", prints: /^http:\/\/127\.0\.0\.1:\d+ \w{43}\nmy test\n$/ },
  token: {
    before: `${started} const page = { goto: async (url) => console.log(url) };`,
    after: 'await emulator.close();',
    prints: /^http:\/\/localhost:3000\/\?base-uri=http:\/\/127\.0\.0\.1:\d+&upload-token=to\w{22}\n$/,
  },
  faults: {
    before: started,
    after: `
      const answer = await fetch(emulator.url + '/upload', { method: 'POST' });
      console.log(answer.status, await answer.text());
      await emulator.close();`,
    prints: /^503 <h1>Unavailable<\/h1>\n$/,
  },
  seed: {
    before: "import { startEmulator } from 'apivideo-kit/emulator';",
    after: 'console.log(emulator.seed, emulator.faults.length); await emulator.close();',
    prints: /^7 1\n$/,
  },
  assert: {
    before: `${started}${upload}`,
    after: 'console.log(emulator.videos.length, emulator.requests.length); await emulator.close();',
    prints: /^0 0\n$/,
  },
  views: {
    before: `${started} const videoId = 'vi1';`,
    after: `
      const headers = { Authorization: 'Basic ' + btoa(emulator.apiKey + ':') };
      const answer = await fetch(emulator.url + '/data/metrics/watch-time/sum', { headers });
      console.log((await answer.json()).data);
      await emulator.close();`,
    prints: /^42\n$/,
  },
};

async function use(sample: Sample): Promise<void> {
  const { before = '', own = '', after = '', prints = /^$/ } = uses[sample.name ?? ''] ?? {};
  const code = `${before}\n${complete(sample, { own })}\n${after}`;

  const {
    code: status,
    stdout,
    stderr,
  } = await run(process.execPath, ['--input-type=module', '-e', code], '.');

  assert.deepEqual([status, stderr], [0, '']);
  assert.match(stdout, prints);
}

test('every sample of the page on testing has a name, and every name a test', () => {
  assert.deepEqual(
    samples.map(({ name }) => name),
    Object.keys(uses),
  );
});

for (const sample of samples) {
  test(`the sample "${sample.name ?? ''}" of the page on testing works as it stands there`, () =>
    use(sample));
}
