import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after } from 'node:test';
import { docsScene } from '../helpers/docs-scene.js';
import { testSamples } from '../helpers/docs-samples.js';
import { randomBytes } from '../helpers/files.js';
import { importMap } from '../helpers/import-map.js';
import { complete } from '../helpers/readme-samples.js';
import { onlyVideo } from '../helpers/received.js';
import { moduleOf } from '../helpers/site-page.js';
import { temporaryFolder } from '../helpers/temporary-folder.js';

const scene = docsScene();
const folder = temporaryFolder();
after(() => folder.close());
const path = join(folder.path, 'holiday.mp4');
const content = randomBytes(11_000_000);
writeFileSync(path, content);

/** Another page of the same site. */
const pageOf = (body: string): string =>
  `<!doctype html><title>Again</title>${importMap('/dist')}<body>${body}`;

testSamples('docs/offline.md', {
  resumable: async (t, sample) => {
    const { emulator, token } = scene;
    const code = complete(sample, { token });
    const input = '<input type="file">';
    const first = code.replace(/^for[^]*?^}$/m, '').replace('input.files[0]', '$&, { onProgress: tell }');
    const tell = 'const tell = ({ partsAccepted }) => partsAccepted > 0 && console.log("a part is there");';
    emulator.faults = [{ match: { part: 2 }, then: { hang: true } }];
    const { page, url, told } = await scene.open(t, input + moduleOf(`${tell}\n${first}`), {
      answers: { '/again.html': pageOf(input + moduleOf(code)) },
    });

    await page.locator('input').setInputFiles(path);
    await told((text) => text === 'a part is there');
    emulator.faults = [];
    await page.goto(`${url}/again.html`);
    const left = await told((text) => text.startsWith('holiday.mp4 was left at'));
    await page.locator('input').setInputFiles(path);
    const videoId = await told((text) => text.startsWith('vi'));

    const video = onlyVideo(emulator);
    assert.equal(left, 'holiday.mp4 was left at 47 %: choose it again.');
    assert.equal(video.videoId, videoId);
    assert.equal(video.sha256, createHash('sha256').update(content).digest('hex'));
    assert.equal(
      emulator.requests.filter(({ method, part }) => method === 'POST' && part?.number === 1).length,
      1,
    );
  },

  recoverable: async (t, sample) => {
    const { emulator, token } = scene;
    const record = `
      import { RecordingSession } from 'apivideo-kit';
      const session = new RecordingSession('camera', { uploadToken: '${token}', timeslice: 200 });
      session.addEventListener('saved', ({ detail }) => detail.seconds > 1 && console.log('saved'));
      await session.start();`;
    emulator.faults = [{ match: { path: '/upload' }, then: { hang: true } }];
    const { page, url, told } = await scene.open(t, moduleOf(record), {
      answers: { '/again.html': pageOf(moduleOf(complete(sample, { token }))) },
    });

    await told((text) => text === 'saved');
    emulator.faults = [];
    await page.goto(`${url}/again.html`);
    await told((text) => /^\d+ s from /.test(text));
    const videoId = await told((text) => text.startsWith('vi'));

    const video = onlyVideo(emulator);
    assert.deepEqual([video.videoId, video.complete], [videoId, true]);
    assert.ok(video.bytes > 1000);
  },
});
