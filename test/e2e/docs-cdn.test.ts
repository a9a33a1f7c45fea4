import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { test, type TestContext } from 'node:test';
import { docsScene, startRecording, stopRecording, uploaderAt } from '../helpers/docs-scene.js';
import { testSamples } from '../helpers/docs-samples.js';
import { pinned, pinnedPages } from '../helpers/integrity.js';
import { complete, samplesOf, type Sample } from '../helpers/readme-samples.js';
import { onlyVideo } from '../helpers/received.js';

const scene = docsScene();
const content = Buffer.alloc(6_000_000, 'video');
const sha256 = createHash('sha256').update(content).digest('hex');
const file = { name: 'holiday.mp4', mimeType: 'video/mp4', buffer: content };
const elements = () => `
  <apivideo-uploader upload-token="${scene.token}"></apivideo-uploader>
  <apivideo-recorder upload-token="${scene.token}" review></apivideo-recorder>`;

/** The named block of the page on CDNs. */
function blockOf(name: string): string {
  return samplesOf(readFileSync('docs/cdn.md', 'utf8')).find((sample) => sample.name === name)?.code ?? '';
}

for (const page of pinnedPages) {
  test(`versions and hashes in ${page} are those of what is built: else run \`npm run integrity\``, () => {
    const markdown = readFileSync(page, 'utf8');

    assert.equal(
      pinned(markdown),
      markdown,
      `${page} is out of date. Run \`npm run integrity\`, and commit it.`,
    );
  });
}

/** The page's tag uploads, and its client is there. */
async function uploads(t: TestContext, sample: Sample): Promise<void> {
  const body = complete(sample, { token: scene.token });
  const { page, told, complaints } = await scene.open(t, body, { head: '' });

  await told((text) => text === 'https://ws.api.video');
  await page.locator('apivideo-uploader input').setInputFiles(file);
  await uploaderAt(page, 'completed');

  assert.equal(onlyVideo(scene.emulator).sha256, sha256);
  assert.deepEqual(complaints, []);
}

testSamples('docs/cdn.md', {
  classic: uploads,
  module: uploads,

  integrity: async (t, { code }) => {
    const scripts = code.split(/(?<=<\/script>)\s*/).filter(Boolean);
    assert.equal(scripts.length, 2);

    for (const head of scripts) {
      const { page, complaints } = await scene.open(t, elements(), { head });
      await page.locator('apivideo-uploader').getByRole('button', { name: 'Choose a video' }).waitFor();
      assert.deepEqual(complaints, []);

      const { complaints: refused } = await scene.open(t, elements(), {
        head: head.replace(/sha384-./, (start) => (start.endsWith('A') ? 'sha384-B' : 'sha384-A')),
      });
      assert.match(refused.join(), /integrity/);
    }
  },

  policy: async (t, { code }) => {
    const policy = code.trim().replaceAll('\n', ' ');
    const head = blockOf('integrity').split(/(?<=<\/script>)/)[0] ?? '';
    const strict = await scene.open(t, elements(), {
      head,
      headers: { 'Content-Security-Policy': policy },
      icon: '',
    });
    const { page, complaints } = strict;

    await page.locator('apivideo-uploader input').setInputFiles(file);
    await uploaderAt(page, 'completed');
    assert.equal(onlyVideo(scene.emulator).sha256, sha256);
    await startRecording(page);
    await stopRecording(page);
    await page.locator('apivideo-recorder video').waitFor();
    const recorder = page.locator('apivideo-recorder');
    const videoId = await recorder.evaluate(async (element: HTMLElementTagNameMap['apivideo-recorder']) => {
      while (element.state !== 'review') await new Promise(requestAnimationFrame);
      return (await element.submit()).videoId;
    });

    assert.equal(scene.emulator.video(videoId)?.complete, true);
    assert.deepEqual(complaints, []);
  },
});
