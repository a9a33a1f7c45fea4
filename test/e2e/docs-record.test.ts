import assert from 'node:assert/strict';
import type { Page } from 'playwright';
import {
  docsScene,
  startRecording,
  stopRecording,
  untilRecorded,
  withElements,
} from '../helpers/docs-scene.js';
import { testSamples } from '../helpers/docs-samples.js';
import { complete } from '../helpers/readme-samples.js';
import { onlyVideo } from '../helpers/received.js';

const scene = docsScene();
const recorderTag = () => `<apivideo-recorder upload-token="${scene.token}"></apivideo-recorder>`;
const isVideoId = (text: string): boolean => /^vi\w+$/.test(text);

/** What has arrived is what was recorded. */
async function assertArrived(page: Page, videoId: string): Promise<void> {
  const recorded = await page.evaluate(() => pageTools.takeRecorded());
  const video = onlyVideo(scene.emulator);
  assert.deepEqual([video.videoId, video.complete, video.sha256], [videoId, true, recorded.sha256]);
}

testSamples('docs/record.md', {
  tag: async (t, sample) => {
    const { page } = await scene.open(t, complete(sample, { token: scene.token }) + withElements(''));

    await startRecording(page);
    await stopRecording(page);
    const arrived = await page.waitForFunction(
      () => document.querySelector('apivideo-recorder')?.video?.videoId,
    );

    await assertArrived(page, String(await arrived.jsonValue()));
  },

  events: async (t, { code }) => {
    const { page, told } = await scene.open(t, recorderTag() + withElements(code));

    await startRecording(page);
    await stopRecording(page);
    const length = await told((text) => text.endsWith(' seconds'));
    const videoId = await told(isVideoId);

    assert.ok(Number.parseFloat(length) > 1, length);
    await assertArrived(page, videoId);
  },

  methods: async (t, sample) => {
    const code = complete(sample, { own: untilRecorded });
    const { page, told } = await scene.open(t, recorderTag() + withElements(code));

    await assertArrived(page, await told(isVideoId));
  },

  review: async (t, sample) => {
    const code = `${complete(sample, { own: untilRecorded })}\nconsole.log(video.videoId);`;
    const { told } = await scene.open(t, recorderTag() + withElements(code));

    const file = await told((text) => /\.(webm|mp4) \d+$/.test(text));
    const videoId = await told(isVideoId);

    const video = onlyVideo(scene.emulator);
    assert.deepEqual([video.videoId, video.complete], [videoId, true]);
    assert.ok(Number(file.split(' ').at(-1)) > 1000, file);
  },

  stream: async (t, { code }) => {
    const canvas = `<canvas></canvas><script>
      const brush = document.querySelector('canvas').getContext('2d');
      const draw = (time) => {
        brush.fillStyle = 'hsl(' + time + ' 90% 50%)';
        brush.fillRect(0, 0, 300, 150);
        requestAnimationFrame(draw);
      };
      draw(0);
    </script>`;
    const whole = `${code}${untilRecorded}\nconsole.log((await recorder.stop()).videoId);`;
    const { page, told } = await scene.open(t, canvas + recorderTag() + withElements(whole));

    await assertArrived(page, await told(isVideoId));
  },
});
