import { expect } from '@open-wc/testing';
import type { ApiVideoUploader } from '../../components/uploader/uploader.js';
import { ApiVideoClient } from '../../src/index.js';
import { openEmulator, sha256, type TestEmulator } from '../helpers/emulator.js';
import { videoFile } from '../helpers/files.js';
import { button, openUploader, partSize, until, when } from '../helpers/uploader-scene.js';
import { eventually } from '../helpers/eventually.js';

const MiB = 1024 * 1024;

describe('what <apivideo-uploader> has not sent to its end', () => {
  let emulator: TestEmulator;

  beforeEach(async () => {
    emulator = await openEmulator();
  });

  afterEach(() => emulator.close());

  /** Sends the beginning of `file`, and stops for good. */
  async function begin(file: File, stop: (uploader: ApiVideoUploader) => void): Promise<void> {
    const uploader = await openUploader(emulator);
    await emulator.setFaults([{ match: { part: 2 }, times: 1, then: { delay: 60_000 } }]);
    uploader.addFiles([file]);
    await until(uploader, () => uploader.progress.sentBytes > partSize); // part 2 is on its way
    stop(uploader);
    await emulator.setFaults([]);
  }

  function offers(uploader: ApiVideoUploader): readonly Element[] {
    return Array.from(uploader.shadowRoot?.querySelectorAll('[part=unfinished]') ?? []);
  }

  it('is offered to the next one, which goes on with the same file by itself', async () => {
    const file = videoFile({ bytes: 6 * MiB, name: 'left.mp4' });
    await begin(file, (uploader) => uploader.remove());

    const uploader = await openUploader(emulator);
    await eventually(() => offers(uploader).length === 1);
    await expect(uploader).to.be.accessible();
    expect(button(uploader, 'continue-button').ariaLabel).to.equal('Choose it again, left.mp4');
    uploader.addFiles([file]);
    await uploader.updateComplete;
    expect(offers(uploader)).to.have.length(0);
    await when(uploader, 'upload-success');

    const { videos, requests } = await emulator.look();
    expect(videos.map((video) => video.sha256)).to.deep.equal([await sha256(file)]);
    expect(requests.filter(({ method, part }) => method === 'POST' && part?.number === 1)).to.have.length(1);
  });

  it('is not offered when it was canceled, nor with `no-resume`', async () => {
    const file = videoFile({ bytes: 6 * MiB, name: 'canceled.mp4' });
    await begin(file, (uploader) => uploader.cancel());
    const left = videoFile({ bytes: 6 * MiB, name: 'kept.mp4' });
    await begin(left, (uploader) => uploader.remove());

    const uploader = await openUploader(emulator);
    await eventually(() => offers(uploader).length === 1);
    expect(button(uploader, 'discard-button').ariaLabel).to.equal('Forget it, kept.mp4');
    uploader.noResume = true;
    await uploader.updateComplete;
    await uploader.updateComplete;

    expect(offers(uploader)).to.have.length(0);
  });

  it('is forgotten when asked', async () => {
    await begin(videoFile({ bytes: 6 * MiB, name: 'unloved.mp4' }), (uploader) => uploader.remove());
    const uploader = await openUploader(emulator);
    await eventually(() => offers(uploader).length === 1);

    button(uploader, 'discard-button').click();
    await uploader.updateComplete;

    expect(offers(uploader)).to.have.length(0);
    expect(uploader.shadowRoot?.activeElement ?? null).to.equal(null);
  });

  it('is offered to the same element when it comes back', async () => {
    const file = videoFile({ bytes: 6 * MiB, name: 'moved.mp4' });
    const left: ApiVideoUploader[] = [];
    await begin(file, (uploader) => {
      uploader.remove();
      left.push(uploader);
    });
    const client = new ApiVideoClient({ uploadToken: emulator.token, baseUri: emulator.url });
    await eventually(async () => (await client.resumable()).length === 1); // the lock is let go a moment later
    const [uploader] = left;
    if (!uploader) throw new Error('There is no uploader.');

    document.body.append(uploader);

    await eventually(() => offers(uploader).length === 1);
    uploader.remove();
  });

  it('is accessible while the line is down, and says so', async () => {
    const uploader = await openUploader(emulator);
    await emulator.setFaults([{ match: { method: 'POST' }, times: 4, then: { drop: 'before' } }]);

    uploader.addFiles([videoFile()]);
    await until(uploader, () => uploader.state === 'waiting');
    await uploader.updateComplete;

    expect(uploader.matches(':state(waiting)')).to.equal(true);
    await expect(uploader).to.be.accessible();
    await when(uploader, 'upload-success');
  });
});
