import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { docsScene, startRecording, stopRecording, uploaderAt, withElements } from '../helpers/docs-scene.js';
import { testSamples } from '../helpers/docs-samples.js';
import { complete } from '../helpers/readme-samples.js';
import { onlyVideo } from '../helpers/received.js';
import { moduleOf } from '../helpers/site-page.js';

const scene = docsScene();
const content = Buffer.alloc(6_000_000, 'video');
const sha256 = createHash('sha256').update(content).digest('hex');
const fileCalled = (name: string) => ({ name, mimeType: 'video/mp4', buffer: content });

testSamples('docs/own-ui.md', {
  task: async (t, sample) => {
    const { page } = await scene.open(t, complete(sample, { token: scene.token }));

    await page.getByLabel('Video').setInputFiles(fileCalled('holiday.mp4'));
    await page.getByText('Arrived as vi').waitFor();
    assert.equal(onlyVideo(scene.emulator).sha256, sha256);
    assert.equal(await page.getByLabel('Sent').evaluate((bar: HTMLProgressElement) => bar.value), 1);

    scene.emulator.faults = [{ match: { path: '/upload' }, then: { hang: true } }];
    await page.getByLabel('Video').setInputFiles(fileCalled('another.mp4'));
    await page.getByText('uploading').waitFor();
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.getByText('paused').waitFor();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByText('Canceled.').waitFor();
  },

  stream: async (t, sample) => {
    const given = `
      async function* bytes() {
        yield new TextEncoder().encode('video'.repeat(1_200_000));
        yield new TextEncoder().encode('end');
      }
      const chunks = bytes();`;
    const { told } = await scene.open(t, moduleOf(given + complete(sample, { token: scene.token })));

    await told((text) => text === 'Made here');

    const video = onlyVideo(scene.emulator);
    assert.deepEqual([video.complete, video.bytes], [true, content.length + 3]);
  },

  session: async (t, sample) => {
    const own = `
      await new Promise((enough) => {
        session.addEventListener('clock', ({ detail }) => detail.clocks.recordedSeconds > 1 && enough());
      });`;
    const code = `${complete(sample, { token: scene.token, own })}\nconsole.log(video.videoId);`;
    const { page, told } = await scene.open(t, `<video muted autoplay></video>${moduleOf(code)}`);

    for (const state of ['opening', 'ready', 'recording', 'finishing', 'done']) {
      await told((text) => text === state);
    }
    const videoId = await told((text) => text.startsWith('vi'));

    const recorded = await page.evaluate(() => pageTools.takeRecorded());
    assert.equal(onlyVideo(scene.emulator).videoId, videoId);
    assert.equal(onlyVideo(scene.emulator).sha256, recorded.sha256);
  },
});

testSamples('docs/forms.md', {
  form: async (t, sample) => {
    const { page } = await scene.open(t, complete(sample, { token: scene.token }) + withElements(''), {
      answers: { '/my-server/application': 'Thanks.' },
    });
    const isValid = () => page.locator('form').evaluate((form: HTMLFormElement) => form.checkValidity());

    await page.getByLabel('Your name').fill('Ada');
    await page.locator('apivideo-uploader input').waitFor({ state: 'attached' });
    assert.equal(await isValid(), false);
    await page
      .locator('apivideo-uploader input')
      .setInputFiles([fileCalled('one.mp4'), fileCalled('two.mp4')]);
    await uploaderAt(page, 'completed');
    const sent = page.waitForRequest('**/my-server/application');
    await page.getByRole('button', { name: 'Apply' }).click();

    const entries = [...new URLSearchParams((await sent).postData() ?? '')];
    const clips = scene.emulator.videos.map((videoId) => ['clips', videoId]);
    assert.deepEqual(entries.sort(), [...clips, ['person', 'Ada']].sort());
  },

  script: async (t, { code }) => {
    const form = `<form><apivideo-recorder name="video" required upload-token="${scene.token}"></apivideo-recorder></form>`;
    const { page, told } = await scene.open(t, form + withElements(code));

    await told((text) => text === 'true Please record a video.');
    await startRecording(page);
    await stopRecording(page);
    const told2 = await told((text) => text.startsWith('vi'));

    const { videoId } = onlyVideo(scene.emulator);
    assert.equal(told2, `${videoId} true ${videoId}`);
  },
});
