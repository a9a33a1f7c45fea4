import { expect } from '@open-wc/testing';
import { ApiVideoClient } from '../../src/index.js';
import { openEmulator, sha256, type TestEmulator } from '../helpers/emulator.js';
import { randomBlob } from '../helpers/upload.js';

const partSize = 5 * 1024 * 1024;

describe('a page whose storage is refused', () => {
  let emulator: TestEmulator;

  before(async () => {
    emulator = await openEmulator();
    indexedDB.open = () => {
      throw new DOMException('The user denied permission to access the database.', 'SecurityError');
    };
  });
  after(() => emulator.close());

  it('uploads all the same, and has nothing to go on with', async () => {
    const client = new ApiVideoClient({ baseUri: emulator.url, uploadToken: emulator.token });
    const content = randomBlob(2 * partSize);

    await client.upload(content, { partSize });

    const { videos } = await emulator.look();
    expect(videos.map((video) => video.sha256)).to.deep.equal([await sha256(content)]);
    expect(await client.resumable()).to.deep.equal([]);
  });
});
