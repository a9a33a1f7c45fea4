import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { chromium, type Page } from 'playwright';
import type { Emulator } from '../../src/emulator/index.js';
import { browserArgs, findBrowser } from '../helpers/browser.mjs';
import { bytesOf, call, mebibyte, send, started } from './emulator-fixture.js';

/** The live page of `emulator`, in a browser, and whatever it complains of. */
async function open(t: TestContext, { url }: Emulator): Promise<{ page: Page; complaints: string[] }> {
  const browser = await chromium.launch({ executablePath: await findBrowser(), args: browserArgs });
  t.after(() => browser.close());
  const page = await browser.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(url);
  return { page, complaints };
}

test('the live page shows videos, parts and requests as they come, and no markup of theirs', async (t) => {
  const emulator = await started(t, { ffmpeg: false });
  const { page, complaints } = await open(t, emulator);

  await page.getByText('Nothing has been uploaded yet.').waitFor();
  const { token } = emulator.createUploadToken();
  const first = await send(emulator, bytesOf(5 * mebibyte), {
    token,
    range: 'part 1/*',
    name: '<i>evil<i>.mp4',
  });
  const { videoId } = (await first.json()) as { videoId: string };
  await page.getByText('receiving').waitFor();
  await send(emulator, Buffer.from('end'), { token, range: 'part 2/2', videoId });
  emulator.faults.push({ match: { path: '/videos' }, then: { status: 503 } });
  await call(emulator, 'GET', '/videos');

  await page.getByText('complete').waitFor();
  await page.getByRole('heading', { name: '<i>evil<i>.mp4' }).waitFor();
  await page.getByText('2 parts').waitFor();
  await page.getByText('fault: status').waitFor();
  assert.equal(await page.locator('#videos h3 i').count(), 0);
  assert.equal((await page.content()).includes(token), false);
  assert.deepEqual(complaints, []);
});

test('the live page counts the videos that it has no room for, and calls those without a title so', async (t) => {
  const emulator = await started(t, { ffmpeg: false });
  for (let n = 1; n <= 31; n++) await call(emulator, 'POST', '/videos', { title: `video ${n}` });
  await call(emulator, 'PATCH', `/videos/${emulator.videos.at(-1) ?? ''}`, { title: '' });

  const { page } = await open(t, emulator);

  await page.getByText('the last 30 of 31').waitFor();
  await page.getByRole('heading', { name: 'Untitled' }).waitFor();
});

test('the live page is described to those who do not see it, and says when it is cut off', async (t) => {
  const emulator = await started(t, { ffmpeg: false });
  await send(emulator, Buffer.from('x'));
  const { page } = await open(t, emulator);

  await page.getByRole('region', { name: 'Recent requests' }).waitFor();
  await page.getByRole('columnheader', { name: 'Status' }).waitFor();
  await page.getByRole('status').getByText('Live').waitFor();
  await emulator.close();

  await page.getByRole('status').getByText('Not connected').waitFor();
});

test('a page of elsewhere gets neither the live page in a frame nor its events', async (t) => {
  const emulator = await started(t, { ffmpeg: false });

  const page = await fetch(emulator.url);
  const events = await fetch(`${emulator.url}/_emulator/events`, {
    headers: { Origin: 'https://page.example' },
  });

  assert.match(page.headers.get('Content-Security-Policy') ?? '', /frame-ancestors 'none'/);
  assert.doesNotMatch(page.headers.get('Content-Security-Policy') ?? '', /unsafe/);
  assert.equal(events.status, 403);
});

test('a player page plays in a browser, and what was watched is counted', async (t) => {
  const emulator = await started(t, { ffmpeg: false });
  const { page } = await open(t, emulator);
  // A recording of the browser's own, because its codecs are sure to be there.
  const recording = await page.evaluate(async () => {
    const stream = await navigator.mediaDevices.getUserMedia({ video: true });
    const recorder = new MediaRecorder(stream, { mimeType: 'video/webm' });
    const chunks: Blob[] = [];
    recorder.addEventListener('dataavailable', ({ data }) => chunks.push(data));
    const stopped = new Promise((resolve) => recorder.addEventListener('stop', resolve));
    recorder.start();
    await new Promise((resolve) => setTimeout(resolve, 1500));
    recorder.stop();
    await stopped;
    return Array.from(new Uint8Array(await new Blob(chunks).arrayBuffer()));
  });
  const { assets } = (await (await send(emulator, Buffer.from(recording), { name: 'me.webm' })).json()) as {
    assets: { player: string };
  };

  await page.goto(assets.player);
  await page.locator('video').evaluate(async (video: HTMLVideoElement) => {
    video.muted = true;
    const ended = new Promise((resolve) => video.addEventListener('ended', resolve));
    await video.play();
    await ended;
  });
  await page.goto('about:blank');

  const views = async () => {
    const answer = await call(emulator, 'GET', '/data/metrics/end/count');
    return ((await answer.json()) as { data: number }).data;
  };
  const deadline = Date.now() + 5000;
  while ((await views()) === 0 && Date.now() < deadline)
    await new Promise((resolve) => setTimeout(resolve, 50));
  assert.equal(await views(), 1);
});
