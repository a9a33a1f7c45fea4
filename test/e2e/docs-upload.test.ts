import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { docsScene, uploaderAt, withElements } from '../helpers/docs-scene.js';
import { testSamples } from '../helpers/docs-samples.js';
import { complete } from '../helpers/readme-samples.js';
import { onlyVideo } from '../helpers/received.js';

const scene = docsScene();
const uploaderTag = () => `<apivideo-uploader upload-token="${scene.token}"></apivideo-uploader>`;
const content = Buffer.alloc(6_000_000, 'video');
const sha256 = createHash('sha256').update(content).digest('hex');
const fileCalled = (name: string) => ({ name, mimeType: 'video/mp4', buffer: content });
const refusal = { match: { path: '/upload' }, then: { status: 400, body: { title: 'Not today.' } } };

testSamples('docs/upload.md', {
  tag: async (t, sample) => {
    const { page } = await scene.open(t, complete(sample, { token: scene.token }) + withElements(''));

    await page
      .locator('apivideo-uploader input')
      .setInputFiles([fileCalled('one.mp4'), fileCalled('two.mp4')]);
    await uploaderAt(page, 'completed');

    const { emulator } = scene;
    assert.deepEqual(
      emulator.videos.map((videoId) => emulator.video(videoId)?.sha256),
      [sha256, sha256],
    );
  },

  events: async (t, { code }) => {
    const { page, told } = await scene.open(t, uploaderTag() + withElements(code));
    const input = page.locator('apivideo-uploader input');

    await input.setInputFiles({ name: 'notes.txt', mimeType: 'text/plain', buffer: content });
    await told((text) => text.startsWith('file-type '));
    await input.setInputFiles(fileCalled('holiday.mp4'));
    const success = await told((text) => text.startsWith('holiday.mp4 '));
    await told((text) => text === `${content.length} ${content.length}`);
    scene.emulator.faults = [refusal];
    await input.setInputFiles(fileCalled('again.mp4'));
    await told((text) => text === 'http Not today.');

    assert.equal(success, `holiday.mp4 ${onlyVideo(scene.emulator).videoId}`);
  },

  choose: async (t, { code }) => {
    const agreed = '<label><input type="checkbox" id="agreed"> I agree</label>';
    const { page } = await scene.open(t, agreed + uploaderTag() + withElements(code));
    const input = page.locator('apivideo-uploader input');

    await input.setInputFiles(fileCalled('.hidden.mp4'));
    await input.setInputFiles(fileCalled('holiday.mp4'));
    await uploaderAt(page, 'queued');
    assert.deepEqual(scene.emulator.requests, []);
    await page.getByLabel('I agree').check();
    await uploaderAt(page, 'completed');

    assert.equal(onlyVideo(scene.emulator).title, 'holiday.mp4');
  },

  methods: async (t, { code }) => {
    const given = "const file = new File(['video'.repeat(1_200_000)], 'holiday.mp4', { type: 'video/mp4' });";
    const { page, told } = await scene.open(t, uploaderTag() + withElements(`${given}\n${code}`));

    await told((text) => text === 'queued');
    await told((text) => text === 'paused');
    await uploaderAt(page, 'completed');

    assert.equal(onlyVideo(scene.emulator).sha256, sha256);
  },
});
