import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { isApiVideoError } from '../../src/index.js';
import '../../components/uploader/define.js';
import type { ApiVideoUploader } from '../../components/uploader/uploader.js';
import type { UploadEventMap } from '../../components/shared/upload.events.js';
import { openEmulator, sha256, type TestEmulator } from '../helpers/emulator.js';
import { press } from '../helpers/press.js';
import { videoFile } from '../helpers/files.js';
import { eventually } from '../helpers/eventually.js';

const MiB = 1024 * 1024;

describe('<apivideo-uploader>', () => {
  let emulator: TestEmulator;

  beforeEach(async () => {
    emulator = await openEmulator();
  });

  afterEach(() => emulator.close());

  function open(): Promise<ApiVideoUploader> {
    return fixture(html`
      <apivideo-uploader
        upload-token=${emulator.token}
        base-uri=${emulator.url}
        part-size=${5 * MiB}
      ></apivideo-uploader>
    `);
  }

  function when<Name extends keyof UploadEventMap>(
    uploader: ApiVideoUploader,
    name: Name,
  ): Promise<UploadEventMap[Name]> {
    return oneEvent<UploadEventMap[Name]>(uploader, name);
  }

  function said(uploader: ApiVideoUploader): string {
    return uploader.shadowRoot?.querySelector('[role=status]')?.textContent ?? '';
  }

  function button(uploader: ApiVideoUploader, part: string): HTMLButtonElement {
    const found = uploader.shadowRoot?.querySelector<HTMLButtonElement>(`button[part~=${part}]`);
    if (!found) throw new Error(`There is no ${part}.`);
    return found;
  }

  it('is accessible before a file is chosen', async () => {
    const uploader = await open();

    await expect(uploader).to.be.accessible();
    expect(uploader.matches(':state(idle)')).to.equal(true);
  });

  it('sends a file in parts and reports the video once the last one is accepted', async () => {
    const uploader = await open();
    const file = videoFile({ bytes: 12 * MiB, name: 'wedding.mp4' });
    const parts: number[] = [];
    uploader.addEventListener('upload-part', ({ detail }) => parts.push(detail.part));

    uploader.addFiles([file]);
    const { detail } = await when(uploader, 'upload-success');

    const { videos } = await emulator.look();
    expect(videos).to.have.length(1);
    expect(videos[0]?.sha256).to.equal(await sha256(file));
    expect(detail.video.videoId).to.equal(videos[0]?.videoId);
    expect(detail.video.title).to.equal('wedding.mp4');
    expect(parts.toSorted()).to.deep.equal([1, 2, 3]);
    expect(uploader.value).to.equal(detail.video.videoId);
    expect(uploader.state).to.equal('completed');
    await uploader.updateComplete;
    await expect(uploader).to.be.accessible();
    expect(said(uploader)).to.match(/wedding\.mp4\W? is uploaded/);
  });

  it('shows how far the upload is, and never goes back', async () => {
    const uploader = await open();
    const sent: number[] = [];
    await emulator.setFaults([{ match: { method: 'POST' }, then: { bytesPerSecond: 10 * MiB } }]);
    uploader.addEventListener('upload-progress', ({ detail }) => sent.push(detail.sentBytes));

    uploader.addFiles([videoFile({ bytes: 16 * MiB })]);
    await when(uploader, 'upload-part');
    await uploader.updateComplete;
    expect(uploader.matches(':state(uploading)')).to.equal(true);
    await expect(uploader).to.be.accessible();
    const bar = uploader.shadowRoot?.querySelector('progress');
    await when(uploader, 'upload-success');

    expect(bar?.position).to.be.greaterThan(0.25);
    expect(sent).to.deep.equal([...sent].sort((a, b) => a - b));
    expect(sent.at(-1)).to.equal(16 * MiB);
  });

  it('says what went wrong, and goes on where it stood on retry', async () => {
    const uploader = await open();
    uploader.retries = 0;
    const file = videoFile({ bytes: 11 * MiB });
    await emulator.setFaults([{ match: { part: 2 }, times: 1, then: { status: 503 } }]);

    uploader.addFiles([file]);
    const { detail } = await when(uploader, 'upload-error');
    await uploader.updateComplete;
    await expect(uploader).to.be.accessible();
    expect(uploader.matches(':state(failed)')).to.equal(true);
    expect(said(uploader)).to.contain('The server could not take the video.');
    button(uploader, 'retry-button').click();
    await when(uploader, 'upload-success');

    const { videos, requests } = await emulator.look();
    expect(detail.error.code).to.equal('http');
    expect(videos.map(({ sha256 }) => sha256)).to.deep.equal([await sha256(file)]);
    const sent = requests.filter(({ method }) => method === 'POST').map(({ part }) => part?.number);
    expect(sent.filter((part) => part === 1)).to.have.length(1);
    expect(sent.at(-1)).to.not.equal(1);
  });

  it('sends nothing more once it is canceled, and is ready for another file', async () => {
    const uploader = await open();
    await emulator.setFaults([{ match: { part: 2 }, then: { delay: 60_000 } }]);

    uploader.addFiles([videoFile({ bytes: 11 * MiB })]);
    await when(uploader, 'upload-part');
    await when(uploader, 'upload-progress'); // of part 1, now
    await when(uploader, 'upload-progress'); // of part 2, on its way
    const canceled = when(uploader, 'upload-cancel');
    button(uploader, 'cancel-button').click();
    await canceled;

    expect(uploader.state).to.equal('idle');
    await emulator.setFaults([]);
    uploader.addFiles([videoFile({ bytes: 10, name: 'second.mp4' })]);
    await when(uploader, 'upload-success');
    const { requests, videos } = await emulator.look();
    const sent = requests.filter(({ method }) => method === 'POST').map(({ part }) => part?.number);
    expect(sent.lastIndexOf(1)).to.equal(sent.length - 1);
    expect(videos.map(({ complete }) => complete)).to.deep.equal([false, true]);
  });

  it('stops everything when it is removed from the page', async () => {
    const uploader = await open();
    await emulator.setFaults([{ match: { part: 1 }, then: { delay: 60_000 } }]);
    uploader.addFiles([videoFile({ bytes: 6 * MiB })]);
    await eventually(() => uploader.uploads[0]?.state === 'uploading');
    const { task } = uploader.uploads[0] as unknown as { task: Promise<unknown> };

    uploader.remove();
    const outcome = await task.then(
      () => 'sent',
      (error: unknown) => isApiVideoError(error) && error.code,
    );

    expect(outcome).to.equal('aborted');
    expect(uploader.state).to.equal('idle');
  });

  it('goes on with its upload when it is only moved within the page', async () => {
    const uploader = await open();
    const elsewhere = document.createElement('div');
    document.body.append(elsewhere);

    uploader.addFiles([videoFile({ bytes: 6 * MiB })]);
    elsewhere.append(uploader);
    const { detail } = await when(uploader, 'upload-success');

    expect(detail.file?.name).to.equal('holiday.mp4');
    elsewhere.remove();
  });

  it('keeps a file waiting for `start()` with `no-auto`', async () => {
    const uploader = await open();
    uploader.noAuto = true;

    uploader.addFiles([videoFile()]);
    await uploader.updateComplete;
    expect(uploader.state).to.equal('queued');
    await expect(uploader).to.be.accessible();
    expect((await emulator.look()).requests).to.have.length(0);
    uploader.start();

    await when(uploader, 'upload-success');
  });

  it('lets the page refuse a file, or keep it from leaving', async () => {
    const uploader = await open();
    uploader.addEventListener('file-add', (event) => event.preventDefault(), { once: true });
    uploader.addFiles([videoFile()]);
    expect(uploader.uploads).to.have.length(0);

    uploader.addEventListener('upload-start', (event) => event.preventDefault(), { once: true });
    uploader.addFiles([videoFile()]);

    expect(uploader.state).to.equal('queued');
    expect((await emulator.look()).requests).to.have.length(0);
  });

  it('rejects a dropped file that is no video, and says so', async () => {
    const uploader = await open();
    const data = new DataTransfer();
    data.items.add(new File(['hello'], 'letter.txt', { type: 'text/plain' }));
    const rejected = oneEvent<CustomEvent<{ code: string }>>(uploader, 'file-reject');

    uploader.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));

    expect((await rejected).detail.code).to.equal('file-type');
    await uploader.updateComplete;
    expect(said(uploader)).to.contain('letter.txt');
  });

  it('takes a dropped video and shows that it may be dropped', async () => {
    const uploader = await open();
    const data = new DataTransfer();
    data.items.add(videoFile({ bytes: 100, name: 'clip.MOV' }));

    uploader.dispatchEvent(
      new DragEvent('dragenter', { dataTransfer: data, bubbles: true, cancelable: true }),
    );
    await uploader.updateComplete;
    expect(uploader.shadowRoot?.querySelector('.hovered')).to.not.equal(null);
    uploader.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));

    expect((await when(uploader, 'upload-success')).detail.file?.name).to.equal('clip.MOV');
  });

  it('has its rows begin at the edge, also in a page that centres its text', async () => {
    const uploader = await open();
    uploader.style.textAlign = 'center';
    uploader.noAuto = true;

    uploader.addFiles([videoFile({ bytes: 100 })]);
    await uploader.updateComplete;

    const name = uploader.shadowRoot?.querySelector('.name') ?? uploader;
    expect(getComputedStyle(name).textAlign).to.match(/^(start|left)$/);
  });

  for (const width of [240, 320]) {
    it(`shows all of a long name, also ${width} px wide and while it is sent`, async () => {
      const uploader = await open();
      uploader.style.inlineSize = `${width}px`;
      const name =
        '2026-08-14_Family_reunion, second afternoon, the whole speech of uncle Anselm (uncut).mp4';
      await emulator.setFaults([{ match: { path: '/upload' }, then: { hang: true } }]);

      const root = uploader.shadowRoot;

      uploader.addFiles([videoFile({ bytes: 100, name })]);
      await eventually(() => root?.querySelector('progress') ?? false);

      const shown = root?.querySelector('.name');
      const status = root?.querySelector('.status')?.getBoundingClientRect();
      expect(shown?.textContent).to.equal(name);
      expect(shown?.scrollWidth).to.be.at.most(shown?.clientWidth ?? 0);
      expect(shown?.scrollHeight).to.be.at.most(shown?.clientHeight ?? 0);
      expect(status?.width).to.be.greaterThan(width / 2);
    });
  }

  it('opens the file picker by keyboard alone', async () => {
    const uploader = await open();
    const input = uploader.shadowRoot?.querySelector('input');
    const picked = new Promise((resolve) => input?.addEventListener('click', resolve, { once: true }));
    input?.addEventListener('click', (event) => event.preventDefault());

    await press('Tab');
    expect(uploader.shadowRoot?.activeElement).to.equal(button(uploader, 'choose-button'));
    await press('Enter');

    await picked;
  });

  it('keeps the focus within when the focused button goes', async () => {
    const uploader = await open();
    await emulator.setFaults([{ match: { part: 1 }, then: { delay: 60_000 } }]);
    uploader.addFiles([videoFile({ bytes: 100 })]);
    await eventually(() => uploader.state === 'uploading');
    await uploader.updateComplete;
    button(uploader, 'cancel-button').focus();

    await press('Enter');
    await eventually(() => uploader.state === 'idle');
    await uploader.updateComplete;

    expect(uploader.shadowRoot?.activeElement).to.equal(button(uploader, 'choose-button'));
  });

  it('tells of a wrong set-up with a sentence, not an exception', async () => {
    const uploader = await open();
    uploader.baseUri = 'nonsense';
    const failed = when(uploader, 'upload-error');

    uploader.addFiles([videoFile()]);

    expect((await failed).detail.error.code).to.equal('invalid-option');
    expect(uploader.state).to.equal('failed');
    uploader.baseUri = emulator.url;
    uploader.uploadToken = 'toUnknown';
    uploader.addFiles([videoFile()]);
    expect((await when(uploader, 'upload-error')).detail.error.code).to.equal('unauthorized');
  });

  it('takes removed attributes and `null` for what was never set', async () => {
    const uploader = await open();
    for (const name of ['part-size', 'video-id', 'video-name', 'retries', 'accept']) {
      uploader.setAttribute(name, '7');
      uploader.removeAttribute(name);
    }
    Object.assign(uploader, { tokenProvider: null });
    const data = new DataTransfer();
    data.items.add(videoFile({ bytes: 10 }));

    uploader.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));

    expect((await when(uploader, 'upload-success')).detail.video.title).to.equal('holiday.mp4');
  });

  it('shows why a file was not taken, and says it again when it happens again', async () => {
    const uploader = await open();
    const heard: string[] = [];
    for (let times = 0; times < 2; times++) {
      const data = new DataTransfer();
      data.items.add(new File(['hello'], 'letter.txt', { type: 'text/plain' }));
      uploader.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
      await uploader.updateComplete;
      heard.push(said(uploader));
    }

    expect(uploader.shadowRoot?.querySelector('[part=message]')?.textContent ?? '').to.contain('letter.txt');
    expect(heard[1]).to.not.equal(heard[0]);
    await expect(uploader).to.be.accessible();
  });

  it('takes another file from a listener that hears of a cancel', async () => {
    const uploader = await open();
    await emulator.setFaults([{ match: { part: 1 }, times: 1, then: { delay: 60_000 } }]);
    uploader.addFiles([videoFile({ bytes: 100 })]);
    await eventually(() => uploader.state === 'uploading');
    uploader.addEventListener('upload-cancel', () => uploader.addFiles([videoFile({ name: 'next.mp4' })]), {
      once: true,
    });

    uploader.cancel();
    const { detail } = await when(uploader, 'upload-success');

    expect(detail.file?.name).to.equal('next.mp4');
    expect(uploader.state).to.equal('completed');
  });

  it('goes on with a token that the page has set after the first was refused', async () => {
    const uploader = await open();
    uploader.uploadToken = 'toUnknown';
    uploader.addFiles([videoFile({ bytes: 100 })]);
    await when(uploader, 'upload-error');
    await uploader.updateComplete;

    uploader.uploadToken = emulator.token;
    button(uploader, 'retry-button').click();

    await when(uploader, 'upload-success');
  });

  it('shows hostile file names as text', async () => {
    const uploader = await open();
    uploader.noAuto = true;

    uploader.addFiles([videoFile({ name: '<img src=x onerror=alert(1)>.mp4' })]);
    await uploader.updateComplete;

    expect(uploader.shadowRoot?.querySelector('img')).to.equal(null);
    expect(uploader.shadowRoot?.querySelector('[part=file-name]')?.textContent).to.contain('<img');
  });
});
