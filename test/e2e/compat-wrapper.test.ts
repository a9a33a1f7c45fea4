// The static wrapper of the old package knows no host but ws.api.video, so both run where that is the emulator.
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import type { Browser } from 'playwright';
import type { UploaderStaticWrapper as Wrapper } from '../../src/compat/index.js';
import { startEmulator, type Emulator } from '../../src/emulator/index.js';
import { compatScript, openCompatPage } from '../helpers/compat-page.js';
import { Keeper } from '../helpers/keeper.js';
import { openBrowser } from '../helpers/open-browser.js';
import { rangesOf } from '../helpers/received.js';

const timeout = 60_000;
const keeper = new Keeper();
let emulator: Emulator;
let browser: Browser;

const sides = {
  old: '/node_modules/@api.video/video-uploader/dist/index.js',
  ours: compatScript,
};

before(async () => {
  emulator = keeper.keep(await startEmulator({ ffmpeg: false }));
  browser = keeper.keep(await openBrowser());
});

beforeEach(() => emulator.reset());

after(() => keeper.close());

declare const UploaderStaticWrapper: typeof Wrapper;

/** What a page is told by the calls; runs in the page, and so refers to nothing outside itself. */
async function callAll(): Promise<{
  readonly told: readonly unknown[];
  readonly progress: readonly number[];
}> {
  const MiB = 1024 * 1024;
  const blob = (size: number): Blob => new Blob([new Uint8Array(size)]);
  const nameless = (json: string): unknown[] => {
    const { videoId, title, _public, createdAt } = JSON.parse(json) as Record<string, string>;
    return [videoId?.slice(0, 2), title, _public, createdAt?.endsWith('Z')];
  };
  const failure = (promise: Promise<unknown>): Promise<string> =>
    promise.then(String, (error: unknown) => (error as Error).message);
  const progress: number[] = [];
  const told: unknown[] = [];
  const wrapper = UploaderStaticWrapper;

  wrapper.setApplicationName('shop', '1.2');
  wrapper.setSdkName('', '');
  wrapper.setChunkSize(5.5);
  const tell = (ratio: number): void => void progress.push(ratio);
  told.push(nameless(await wrapper.uploadWithUploadToken(blob(6 * MiB), 'A_TOKEN', 'A name', tell)));

  wrapper.createProgressiveUploadWithUploadTokenSession('mine', 'A_TOKEN', '');
  told.push(nameless(await wrapper.uploadPart('mine', blob(5 * MiB), tell)).slice(0, 1));
  told.push(await wrapper.uploadPart('mine', blob(10), tell));
  told.push(nameless(await wrapper.uploadLastPart('mine', blob(10), tell)));
  wrapper.disposeProgressiveUploadSession('mine');
  told.push(Object.keys(wrapper.progressiveUploadSessions));

  told.push(await failure(wrapper.uploadWithUploadToken(blob(10), 'to0', 'No', tell)));
  const canceled = failure(wrapper.uploadWithUploadToken(blob(10), 'A_TOKEN', 'No', tell));
  await new Promise((resolve) => setTimeout(resolve));
  wrapper.cancelAll();
  told.push(await canceled, wrapper.standardUploaders.length);
  return { told, progress };
}

/** What each side has sent, but for what compat-differences.test.ts has cases of: the program, and the media type. */
const sent: Record<string, readonly object[]> = {};
const leftOut = [
  'av-origin-client',
  'content-length',
  'content-type',
  'connection',
  'referer',
  'origin',
  'host',
];

/** The uploads that are let finish; the last one is canceled at some moment. */
function finished({ requests }: Emulator): readonly object[] {
  return requests
    .filter(({ method }) => method === 'POST')
    .slice(0, 5)
    .map(({ path, query, bytes, headers, status }) => ({
      path,
      query: Array.from(query.keys()),
      bytes,
      status,
      headers: Object.entries(headers).filter(([name]) => !leftOut.includes(name)),
    }));
}

for (const [side, script] of Object.entries(sides)) {
  test(`UploaderStaticWrapper does as ever (${side})`, { timeout }, async (t) => {
    const { page } = await openCompatPage(t, browser, emulator, `<script src="${script}"></script>`);

    const { told, progress } = await page.evaluate(callAll);

    assert.deepEqual(told, [
      ['vi', 'A name', true, true],
      ['vi'],
      undefined,
      ['vi', 'file', true, true],
      [],
      'The upload token is invalid or expired.',
      'ABORTED',
      0,
    ]);
    assert.deepEqual(rangesOf(emulator).slice(0, 5), [
      'part 1/2',
      'part 2/2',
      'part 1/*',
      'part 2/2',
      'part 1/1',
    ]);
    sent[side] = finished(emulator);
    const { headers } = emulator.requests.find(({ method }) => method === 'POST') ?? {};
    assert.deepEqual([headers?.['av-origin-app'], headers?.['av-origin-sdk']], ['shop:1.2', undefined]);
    // Of requests that are answered in the network's place a browser tells no progress, which was all the old one had.
    const [first, last] = [progress[0], Math.max(...progress)];
    if (side === 'ours') assert.deepEqual([first, last], [5.5 / 6, 1]);
  });
}

test('UploaderStaticWrapper sends the same from either side', () => {
  assert.equal(sent.old?.length, 5);
  assert.deepEqual(sent.ours, sent.old);
});
