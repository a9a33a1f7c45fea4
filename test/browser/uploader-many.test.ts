import { expect } from '@open-wc/testing';
import { openEmulator, sha256, type TestEmulator } from '../helpers/emulator.js';
import { press } from '../helpers/press.js';
import { videoFile } from '../helpers/files.js';
import {
  button,
  listen,
  openUploader,
  partSize,
  row,
  said,
  settled,
  until,
  when,
} from '../helpers/uploader-scene.js';

const MiB = 1024 * 1024;

describe('<apivideo-uploader multiple>', () => {
  let emulator: TestEmulator;

  beforeEach(async () => {
    emulator = await openEmulator();
  });

  afterEach(() => emulator.close());

  function several(count: number, bytes = 1000): File[] {
    return Array.from({ length: count }, (_, index) => videoFile({ bytes, name: `clip ${index + 1}.mp4` }));
  }

  it('sends all files byte for byte, two at a time', async () => {
    const uploader = await openUploader(emulator, { multiple: true });
    const files = several(5, 6 * MiB);
    const busy: number[] = [];
    uploader.addEventListener('upload-progress', () =>
      busy.push(uploader.uploads.filter(({ state }) => state === 'uploading').length),
    );

    uploader.addFiles(files);
    await settled(uploader);

    const { videos } = await emulator.look();
    expect(new Set(videos.map((video) => video.sha256))).to.deep.equal(
      new Set(await Promise.all(files.map(sha256))),
    );
    expect(videos).to.have.length(5);
    expect(Math.max(...busy)).to.equal(2);
    expect(uploader.state).to.equal('completed');
    expect(Array.from(uploader.value).sort()).to.deep.equal(videos.map(({ videoId }) => videoId).sort());
  });

  it('tells how far all are together, never backwards', async () => {
    const uploader = await openUploader(emulator, { multiple: true });
    const sent: number[] = [];
    uploader.addEventListener('upload-progress', () => sent.push(uploader.progress.sentBytes));

    uploader.addFiles(several(3, 6 * MiB));
    expect(uploader.progress.totalBytes).to.equal(18 * MiB);
    await settled(uploader);

    expect(sent).to.deep.equal(sent.toSorted((one, other) => one - other));
    expect(uploader.progress.sentBytes).to.equal(18 * MiB);
    expect(uploader.progress.acceptedBytes).to.equal(18 * MiB);
  });

  it('explains each file that it does not take, and takes the others', async () => {
    const uploader = await openUploader(emulator, { multiple: true, maxFiles: 2, maxFileSize: 5000 });
    const rejected: [string, string][] = [];
    uploader.addEventListener('file-reject', ({ detail }) => rejected.push([detail.file.name, detail.code]));

    uploader.addFiles([
      new File(['hello'], 'letter.txt', { type: 'text/plain' }),
      new File([], 'nothing.mp4', { type: 'video/mp4' }),
      videoFile({ bytes: 5001, name: 'large.mp4' }),
      ...several(3),
    ]);
    await settled(uploader);
    await uploader.updateComplete;

    expect(rejected).to.deep.equal([
      ['letter.txt', 'file-type'],
      ['nothing.mp4', 'file-empty'],
      ['large.mp4', 'file-too-large'],
      ['clip 3.mp4', 'too-many-files'],
    ]);
    const message = uploader.shadowRoot?.querySelector('[part=message]')?.textContent ?? '';
    for (const name of ['letter.txt', 'nothing.mp4', 'large.mp4']) expect(message).to.contain(name);
    expect(message).to.contain('And 1 more.');
    expect(uploader.uploads.map(({ file }) => file.name)).to.deep.equal(['clip 1.mp4', 'clip 2.mp4']);
    await expect(uploader).to.be.accessible();
  });

  it('goes on with the others when one fails, and sends that one when asked again', async () => {
    const uploader = await openUploader(emulator, { multiple: true, concurrency: 1, retries: 0 });
    await emulator.setFaults([{ match: { method: 'POST' }, times: 1, then: { status: 503 } }]);

    uploader.addFiles(several(3));
    await settled(uploader);
    await uploader.updateComplete;
    expect(uploader.uploads.map(({ state }) => state)).to.deep.equal(['failed', 'completed', 'completed']);
    expect(uploader.state).to.equal('failed');
    await expect(uploader).to.be.accessible();
    button(row(uploader, 0), 'retry-button').click();
    await when(uploader, 'upload-success');

    expect(uploader.state).to.equal('completed');
    expect((await emulator.look()).videos).to.have.length(3);
  });

  it('halts one upload and gives its place to another, or halts all', async () => {
    const uploader = await openUploader(emulator, { multiple: true, concurrency: 1 });
    await emulator.setFaults([{ match: { part: 2 }, times: 1, then: { delay: 60_000 } }]);
    uploader.addFiles(several(2, 6 * MiB));
    await until(uploader, () => uploader.progress.sentBytes > partSize); // part 2 is on its way
    const [first, second] = uploader.uploads;

    button(row(uploader, 0), 'pause-button').click();
    await until(uploader, () => second?.video !== undefined);
    expect(first?.state).to.equal('paused');
    expect(first?.progress.acceptedBytes).to.equal(partSize);
    await uploader.updateComplete;
    await expect(uploader).to.be.accessible();
    button(row(uploader, 0), 'resume-button').click();
    await when(uploader, 'upload-success');

    const { videos, requests } = await emulator.look();
    expect(videos.every(({ complete }) => complete)).to.equal(true);
    expect(requests.filter(({ method, part }) => method === 'POST' && part?.number === 1)).to.have.length(2);
  });

  it('pauses all and goes on with all, no more at once than there may be', async () => {
    const uploader = await openUploader(emulator, { multiple: true });
    await emulator.setFaults([{ match: { part: 2 }, times: 2, then: { delay: 60_000 } }]);
    uploader.addFiles(several(3, 6 * MiB));
    const onTheirWay = () => uploader.uploads.filter(({ progress }) => progress.sentBytes > partSize);
    await until(uploader, () => onTheirWay().length === 2);

    uploader.pause();
    expect(uploader.uploads.map(({ state }) => state)).to.deep.equal(['paused', 'paused', 'paused']);
    expect(uploader.state).to.equal('paused');
    uploader.resume();
    expect(uploader.uploads.map(({ state }) => state === 'paused')).to.deep.equal([false, false, false]);
    await settled(uploader);

    expect(uploader.state).to.equal('completed');
  });

  it('keeps files waiting with `no-auto`, and those whose `upload-start` was refused', async () => {
    const uploader = await openUploader(emulator, { multiple: true, noAuto: true });
    uploader.addFiles(several(2));
    await uploader.updateComplete;
    expect(uploader.uploads.map(({ state }) => state)).to.deep.equal(['queued', 'queued']);
    await expect(uploader).to.be.accessible();
    uploader.addEventListener('upload-start', (event) => event.preventDefault(), { once: true });

    button(uploader, 'start-button').click();
    await when(uploader, 'upload-success');
    expect(uploader.uploads.map(({ state }) => state)).to.deep.equal(['queued', 'completed']);
    uploader.start();
    await when(uploader, 'upload-success');

    expect(uploader.state).to.equal('completed');
  });

  it('names the file in each event', async () => {
    const uploader = await openUploader(emulator, { multiple: true });
    const named = new Set<string>();
    const names = ['file-add', 'upload-start', 'upload-progress', 'upload-part', 'upload-success'] as const;
    for (const name of names) {
      uploader.addEventListener(name, ({ detail }) => named.add(`${name} ${detail.file?.name ?? ''}`));
    }

    uploader.addFiles(several(2));
    await settled(uploader);

    const expected = names.flatMap((name) => [`${name} clip 1.mp4`, `${name} clip 2.mp4`]);
    expect([...named].sort()).to.deep.equal(expected.sort());
  });

  it('cancels what is not complete, keeps what is, and forgets all on reset', async () => {
    const uploader = await openUploader(emulator, { multiple: true, concurrency: 1 });
    await emulator.setFaults([{ match: { part: 2 }, then: { delay: 60_000 } }]);
    uploader.addFiles([...several(1), videoFile({ bytes: 6 * MiB, name: 'long.mp4' }), ...several(1)]);
    await until(uploader, () => uploader.progress.acceptedBytes > partSize);
    const removed: string[] = [];
    uploader.addEventListener('file-remove', ({ detail }) => removed.push(detail.file.name));

    uploader.cancel();
    expect(removed).to.deep.equal(['long.mp4', 'clip 1.mp4']);
    expect(uploader.uploads.map(({ state }) => state)).to.deep.equal(['completed']);
    uploader.reset();

    expect(removed).to.have.length(3);
    expect(uploader.state).to.equal('idle');
    expect(uploader.value).to.deep.equal([]);
  });

  it('says the start, quarters and the end, and nothing between', async () => {
    const uploader = await openUploader(emulator, { multiple: true, concurrency: 1 });
    const heard = listen(uploader);

    uploader.addFiles(several(4, 6 * MiB));
    await settled(uploader);
    await uploader.updateComplete;
    await Promise.resolve();

    expect(heard[0]).to.equal('4 videos added.');
    expect(heard.at(-1)).to.equal('All 4 videos are uploaded.');
    expect(heard.length).to.be.at.most(5);
    expect(heard.slice(1, -1).every((words) => /(25|50|75)% uploaded$/.test(words))).to.equal(true);
  });

  it('leaves the other rows in place when one is removed', async () => {
    const uploader = await openUploader(emulator, { multiple: true, noAuto: true });
    uploader.addFiles(several(3, 10));
    await uploader.updateComplete;
    const [, second, third] = [0, 1, 2].map((index) => row(uploader, index));

    uploader.cancel(uploader.uploads[0]);
    await uploader.updateComplete;

    expect([row(uploader, 0), row(uploader, 1)]).to.deep.equal([second, third]);
  });

  it('is used from beginning to end with the keyboard alone', async () => {
    const uploader = await openUploader(emulator, { multiple: true, noAuto: true });
    const focused = () => uploader.shadowRoot?.activeElement?.getAttribute('aria-label');
    uploader.addFiles(several(3, 6 * MiB));
    await emulator.setFaults([{ match: { part: 2 }, times: 2, then: { delay: 60_000 } }]);
    await uploader.updateComplete;

    await press('Tab');
    expect(uploader.shadowRoot?.activeElement).to.equal(button(uploader, 'start-button'));
    await press('Enter');
    await until(uploader, () => uploader.progress.acceptedBytes === 2 * partSize);
    await uploader.updateComplete;

    button(row(uploader, 0), 'pause-button').focus();
    await press('Enter');
    await uploader.updateComplete;
    expect(focused()).to.equal('Resume, clip 1.mp4');
    await press('Tab');
    expect(focused()).to.equal('Cancel upload, clip 1.mp4');
    await press('Enter');
    await uploader.updateComplete;
    expect(focused()).to.equal('Cancel upload, clip 2.mp4');
    uploader.cancel();
    await uploader.updateComplete;

    expect(uploader.shadowRoot?.activeElement).to.equal(button(uploader, 'choose-button'));
    expect(said(uploader)).to.equal('Upload canceled.');
  });

  it('keeps the focus on the row of a button that goes by itself', async () => {
    const uploader = await openUploader(emulator, { multiple: true });
    await emulator.setFaults([{ match: { part: 1 }, times: 1, then: { delay: 500 } }]);
    uploader.addFiles(several(2));
    await uploader.updateComplete;
    button(row(uploader, 0), 'pause-button').focus();

    await settled(uploader);
    await uploader.updateComplete;

    expect(uploader.shadowRoot?.activeElement?.getAttribute('aria-label')).to.equal('Remove, clip 1.mp4');
  });
});
