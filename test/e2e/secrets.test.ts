import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright';
import { docsScene, startRecording, uploaderAt } from '../helpers/docs-scene.js';
import { onlyVideo } from '../helpers/received.js';
import { wakeStorage } from '../helpers/wake-storage.js';

const scene = docsScene();
const content = Buffer.alloc(11 * 1024 * 1024, 'video');
const partSize = 5 * 1024 * 1024;

/** All that the page keeps or can be asked for, as text. */
function keptBy(page: Page): Promise<Readonly<Record<string, string>>> {
  return page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(new Error('The database can not be read.'));
      });
    const rows: unknown[] = [];
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await done(indexedDB.open(name));
      rows.push(name, ...database.objectStoreNames);
      for (const store of database.objectStoreNames) {
        const all = database.transaction(store).objectStore(store);
        const [keys, values] = await Promise.all([done(all.getAllKeys()), done(all.getAll())]);
        rows.push(keys, values);
      }
      database.close();
    }
    const bytes = (_: string, value: unknown): unknown =>
      value instanceof ArrayBuffer || ArrayBuffer.isView(value) ? 'bytes' : value;
    const timings = performance.getEntriesByType('resource').map(({ name }) => name);
    return {
      'the databases': JSON.stringify(rows, bytes),
      localStorage: JSON.stringify(Object.entries(localStorage)),
      sessionStorage: JSON.stringify(Object.entries(sessionStorage)),
      cookies: document.cookie,
      'the address': `${location.href} ${document.referrer} ${JSON.stringify(history.state)} ${window.name}`,
      // The service wants it in the query of the upload itself.
      'addresses of requests': JSON.stringify(timings.filter((name) => !/\/upload\?token=[^&]+$/.test(name))),
    };
  });
}

/** Whether the databases hold anything at all: else the test would prove nothing. */
const isFilled = (kept: Readonly<Record<string, string>>): boolean =>
  kept['the databases']?.includes('videoId') ?? false;

test(
  'no token is kept, logged or told by an upload that fails, and then arrives',
  { timeout: 90_000 },
  async (t) => {
    const { emulator, token } = scene;
    const logged: string[] = [];
    const head = '<script src="/dist/cdn/apivideo-kit.min.js"></script>';
    const body = `<apivideo-uploader part-size="${partSize}" retries="0" concurrency="1"></apivideo-uploader>`;
    const { page } = await scene.open(t, body, { head });
    page.on('console', (message) => logged.push(message.text()));
    // On a busy machine storage may take longer to wake than an upload waits for it.
    await page.evaluate(`(async () => { ${wakeStorage} })()`);
    await page.evaluate((uploadToken) => {
      const uploader = document.querySelector('apivideo-uploader');
      const told: unknown[] = [];
      Object.assign(window, { told });
      uploader?.addEventListener('upload-error', ({ detail: { error } }) =>
        told.push(error.message, error.stack, JSON.stringify(error), String(error.cause)),
      );
      if (uploader) uploader.uploadToken = uploadToken;
    }, token);
    emulator.faults = [
      { match: { part: 2 }, times: 1, then: { status: 503, body: { title: token, [token]: token } } },
    ];

    await page.locator('apivideo-uploader input').setInputFiles({
      name: 'holiday.mp4',
      mimeType: 'video/mp4',
      buffer: content,
    });
    await uploaderAt(page, 'failed');
    const failed = await keptBy(page);
    const told = await page.evaluate(() => JSON.stringify((window as unknown as { told: unknown[] }).told));
    await page.evaluate(() => document.querySelector('apivideo-uploader')?.retry());
    await uploaderAt(page, 'completed');
    const completed = await keptBy(page);

    assert.equal(onlyVideo(emulator).bytes, content.length);
    assert.ok(isFilled(failed));
    assert.match(told, /redacted/);
    for (const [what, text] of [
      ...Object.entries(failed),
      ...Object.entries(completed),
      ['the error', told],
    ]) {
      assert.ok(!text?.includes(token), `${what}: ${text ?? ''}`);
    }
    // The browser's own words about a failed request name its address.
    assert.deepEqual(
      logged.filter((text) => !text.startsWith('Failed to load resource')),
      [],
    );
  },
);

test('no token is kept, logged or told while a recording is made', { timeout: 90_000 }, async (t) => {
  const { emulator, token } = scene;
  const logged: string[] = [];
  const head = '<script src="/dist/cdn/apivideo-kit.min.js"></script>';
  const body = '<apivideo-recorder></apivideo-recorder>';
  const { page } = await scene.open(t, body, { head });
  page.on('console', (message) => logged.push(message.text()));
  await page.evaluate((uploadToken) => {
    const recorder = document.querySelector('apivideo-recorder');
    if (recorder) recorder.uploadToken = uploadToken;
  }, token);

  await startRecording(page);
  await page.waitForFunction(
    () => Number(document.querySelector('apivideo-recorder')?.clocks.savedSeconds) > 1,
  );
  const recording = await keptBy(page);
  await page.evaluate(() => document.querySelector('apivideo-recorder')?.stop());
  const done = await keptBy(page);

  assert.ok(onlyVideo(emulator).complete);
  assert.match(recording['the databases'] ?? '', /bytes/);
  for (const [what, text] of [...Object.entries(recording), ...Object.entries(done)]) {
    assert.ok(!text.includes(token), `${what}: ${text}`);
  }
  assert.deepEqual(logged, []);
});
