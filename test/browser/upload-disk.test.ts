import { expect } from '@open-wc/testing';
import { ApiVideoClient } from '../../src/index.js';
import { where } from '../helpers/abilities/where.js';
import { writesFiles } from '../helpers/abilities/writes-files.js';
import { openEmulator, sha256, type TestEmulator } from '../helpers/emulator.js';
import { failureOf, fault, randomBlob } from '../helpers/upload.js';

const partSize = 5 * 1024 * 1024;
const content = randomBlob(2 * partSize + 1000);

/** What a browser says of reading a file that has become another; some say no more than that it can't be read. */
const tellsOfChanges = async (file: File): Promise<boolean> => {
  const refusal: unknown = await file.arrayBuffer().catch((error: unknown) => error);
  return refusal instanceof DOMException && refusal.name === 'NotReadableError';
};

where(writesFiles).describe('an upload of a file on disk', () => {
  const name = 'holiday.mp4';
  let emulator: TestEmulator;
  let folder: FileSystemDirectoryHandle;
  let picked: File;

  beforeEach(async () => {
    emulator = await openEmulator();
    folder = await navigator.storage.getDirectory();
    picked = await write(content);
  });

  afterEach(async () => {
    await folder.removeEntry(name).catch(() => undefined); // a test may have removed it
    await emulator.close();
  });

  async function write(bytes: Blob): Promise<File> {
    const handle = await folder.getFileHandle(name, { create: true });
    const writable = await handle.createWritable();
    await writable.write(bytes);
    await writable.close();
    return handle.getFile();
  }

  /** What may happen to a file that was picked, and what that is called. */
  const mishaps = {
    removed: { happen: () => folder.removeEntry(name), code: () => Promise.resolve('file-unreadable') },
    changed: {
      happen: () => write(new Blob(['something else'])),
      code: async () => ((await tellsOfChanges(picked)) ? 'file-changed' : 'file-unreadable'),
    },
  };

  it('arrives byte for byte', async () => {
    const client = new ApiVideoClient({ baseUri: emulator.url, uploadToken: emulator.token });

    await client.upload(picked, { partSize });

    expect((await emulator.look()).videos.map(({ sha256 }) => sha256)).to.deep.equal([await sha256(content)]);
  });

  for (const [mishap, { happen, code }] of Object.entries(mishaps)) {
    it(`sends nothing when the file was ${mishap} before`, async () => {
      const client = new ApiVideoClient({ baseUri: emulator.url, uploadToken: emulator.token });
      await happen();

      const error = await failureOf(client.upload(picked, { partSize }));

      expect([error.code, error.retryable]).to.deep.equal([await code(), false]);
      expect((await emulator.look()).requests).to.deep.equal([]);
    });

    it(`says so, and does not try again, when the file is ${mishap} midway`, async function () {
      // Some browsers never answer a request for what they can't read: its deadline has to pass.
      this.timeout(180_000);
      const refused = { status: 401, body: { title: 'The upload token is invalid or expired.' } };
      await emulator.setFaults([fault(refused, { part: 2 }, 1)]);
      // Between two requests, and at no other time, the page is asked for a token.
      const client = new ApiVideoClient({
        baseUri: emulator.url,
        tokenProvider: async ({ reason }) => {
          if (reason === 'expired') await happen();
          return reason === 'expired' ? (await emulator.createUploadToken(60)).token : emulator.token;
        },
      });
      const waits: string[] = [];

      const task = client.upload(picked, { partSize, concurrency: 1 });
      task.addEventListener('wait', ({ detail }) => waits.push(detail.reason));
      const error = await failureOf(task);

      expect(error.code).to.equal(await code());
      expect(task.progress.partsAccepted).to.equal(1);
      expect(waits).to.deep.equal([]);
    });
  }
});
