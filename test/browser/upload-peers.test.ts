// What users of other uploaders suffer from in browsers; the list is in test/node/upload-peers.test.ts.
import { expect } from '@open-wc/testing';
import { ApiVideoClient, type UploadProgress } from '../../src/index.js';
import { openEmulator, sha256, type TestEmulator } from '../helpers/emulator.js';
import { fault, randomBlob } from '../helpers/upload.js';

const partSize = 5 * 1024 * 1024;
const content = randomBlob(4 * partSize);

describe('what breaks other uploaders', () => {
  let emulator: TestEmulator;
  let client: ApiVideoClient;
  let believed = true;

  before(() => {
    Object.defineProperty(navigator, 'onLine', { get: () => believed, configurable: true });
  });
  beforeEach(async () => {
    emulator = await openEmulator();
    client = new ApiVideoClient({ baseUri: emulator.url, uploadToken: emulator.token });
  });
  afterEach(async () => {
    believed = true;
    await emulator.close();
  });
  after(() => Reflect.deleteProperty(navigator, 'onLine'));

  /** What the browser says when it believes to have lost its connection, or to have found it. */
  function say(online: boolean): void {
    believed = online;
    dispatchEvent(new Event(online ? 'online' : 'offline'));
    document.dispatchEvent(new Event('visibilitychange'));
  }

  it('upchunk#161: a line that flaps sends no part twice, and no wrong bytes', async () => {
    await emulator.setFaults([fault({ bytesPerSecond: 3 * partSize }, {})]);

    const task = client.upload(content, { partSize, concurrency: 2 });
    const flap = setInterval(() => say(!believed), 20);
    await task;
    clearInterval(flap);

    const { videos, requests } = await emulator.look();
    const numbers = requests.flatMap(({ method, part }) => (method === 'POST' && part ? [part.number] : []));
    expect(numbers.toSorted()).to.deep.equal([1, 2, 3, 4]);
    expect(videos.map((video) => video.sha256)).to.deep.equal([await sha256(content)]);
  });

  it('upchunk#161: not even while parts are tried again', async () => {
    await emulator.setFaults([
      fault({ drop: 'after' }, { part: 2 }, 1),
      fault({ drop: 'before' }, { part: 3 }, 2),
      fault({ status: 503 }, { part: 4 }, 2),
    ]);

    const task = client.upload(content, { partSize });
    const flap = setInterval(() => say(!believed), 10);
    await task;
    clearInterval(flap);

    const { videos } = await emulator.look();
    expect(videos.map((video) => video.sha256)).to.deep.equal([await sha256(content)]);
  });

  it('upchunk#157: a browser that wrongly believes to be offline uploads at once', async () => {
    say(false);
    const waits: string[] = [];

    const task = client.upload(content, { partSize });
    task.addEventListener('wait', ({ detail }) => waits.push(detail.reason));
    await task;

    expect(waits).to.deep.equal([]);
  });

  it('uppy#1658: a line that comes back without an event is found all the same', async () => {
    await emulator.setFaults([fault({ drop: 'before' }, { part: 2 }, 3)]);
    const waits: string[] = [];

    const task = client.upload(content, { partSize, retry: { baseDelay: 1, maxDelay: 50 } });
    task.addEventListener('part', () => (believed = false));
    task.addEventListener('wait', ({ detail }) => waits.push(detail.reason));
    await task;

    expect(waits).to.include('offline');
  });

  it('upchunk#146: nothing that is not there is told as sent while the line is away', async () => {
    await emulator.setFaults([2, 3, 4].map((part) => fault({ drop: 'before' }, { part }, 3)));
    const seen: UploadProgress[] = [];

    const task = client.upload(content, { partSize, retry: { baseDelay: 20 } });
    for (const name of ['wait', 'progress', 'statechange'] as const) {
      task.addEventListener(name, () => seen.push(task.progress));
    }
    await task;

    for (const { sentBytes, acceptedBytes, totalBytes } of seen) {
      expect(sentBytes < totalBytes || acceptedBytes === totalBytes).to.equal(true);
    }
  });
});
