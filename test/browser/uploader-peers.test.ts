// Each test is named after a defect that was seen in another uploader, and shows the opposite of ours.
import { expect } from '@open-wc/testing';
import { languages } from '../../components/shared/strings/language.js';
import { openEmulator, sha256, type TestEmulator } from '../helpers/emulator.js';
import { videoFile } from '../helpers/files.js';
import {
  button,
  drag,
  listen,
  openUploader,
  partSize,
  row,
  said,
  transfer,
  until,
  when,
} from '../helpers/uploader-scene.js';
import { eventually } from '../helpers/eventually.js';

const MiB = 1024 * 1024;

describe('what other uploaders get wrong', () => {
  let emulator: TestEmulator;

  beforeEach(async () => {
    emulator = await openEmulator();
  });

  afterEach(() => emulator.close());

  function statusOf(uploader: HTMLElement): string {
    return uploader.shadowRoot?.querySelector('[part=status]')?.textContent ?? '';
  }

  it('mux: a message of the server that holds markup ran as a script; here it is not even shown', async () => {
    const uploader = await openUploader(emulator, { retries: 0 });
    const evil = '<img src=x onerror="globalThis.pwned = true">';
    await emulator.setFaults([{ match: {}, then: { status: 400, body: { title: evil, detail: evil } } }]);

    uploader.addFiles([videoFile({ name: `${evil}.mp4` })]);
    await when(uploader, 'upload-error');
    await uploader.updateComplete;

    expect(uploader.shadowRoot?.querySelector('img')).to.equal(null);
    expect(statusOf(uploader)).to.equal('The server could not take the video.');
    expect(uploader.shadowRoot?.querySelector('[part=file-name]')?.textContent).to.equal(`${evil}.mp4`);
    expect('pwned' in globalThis).to.equal(false);
  });

  it('mux: setting an attribute rebuilt everything in mid-upload; here no node goes and nothing restarts', async () => {
    const uploader = await openUploader(emulator);
    await emulator.setFaults([{ match: { part: 2 }, times: 1, then: { delay: 700 } }]);
    uploader.addFiles([videoFile({ bytes: 6 * MiB })]);
    await when(uploader, 'upload-part');
    await uploader.updateComplete;
    const nodes = Array.from(uploader.shadowRoot?.querySelectorAll('*') ?? []);

    uploader.setAttribute('max-file-size', '5');
    uploader.setAttribute('accept', '.mov');
    uploader.setAttribute('no-drop', '');
    await uploader.updateComplete;
    expect(nodes.every((node) => uploader.shadowRoot?.contains(node))).to.equal(true);
    await when(uploader, 'upload-success');

    const { requests, videos } = await emulator.look();
    expect(requests.filter(({ part }) => part?.number === 1)).to.have.length(1);
    expect(videos).to.have.length(1);
  });

  it('mux: listeners piled up with each reconnection; here a drop after ten moves is one file', async () => {
    const uploader = await openUploader(emulator, { multiple: true, noAuto: true });
    const places = [document.createElement('div'), document.createElement('div')] as const;
    document.body.append(...places);

    for (let moves = 0; moves < 10; moves++) places[moves % 2 ? 0 : 1].append(uploader);
    drag(uploader, 'drop', transfer(videoFile()));

    expect(uploader.uploads).to.have.length(1);
    for (const place of places) place.remove();
  });

  it('mux: the word for "offline" was missing in translations; here every language has one', async () => {
    for (const [name, load] of Object.entries(languages)) {
      const { uploader } = (await load?.()) ?? {};

      expect(uploader?.waits.offline, name).to.be.a('string').that.is.not.empty;
    }
  });

  it('official: `retries: 0` meant six; here it is none', async () => {
    const uploader = await openUploader(emulator, { retries: 0 });
    await emulator.setFaults([{ match: { method: 'POST' }, then: { status: 503 } }]);

    uploader.addFiles([videoFile()]);
    await when(uploader, 'upload-error');

    expect((await emulator.look()).requests.filter(({ method }) => method === 'POST')).to.have.length(1);
  });

  it("official: a captive portal's page left it waiting for ever; here it is an error with a way on", async () => {
    const uploader = await openUploader(emulator, { retries: 0 });
    const portal = {
      status: 200,
      headers: { 'Content-Type': 'text/html' },
      body: '<h1>Welcome to our hotel</h1>',
    };
    await emulator.setFaults([{ match: { method: 'POST' }, times: 1, then: portal }]);

    uploader.addFiles([videoFile()]);
    const { detail } = await when(uploader, 'upload-error');
    await uploader.updateComplete;
    button(uploader, 'retry-button').click();
    await when(uploader, 'upload-success');

    expect(detail.error.code).to.equal('bad-answer');
  });

  it('official: an empty file "succeeded" with nothing; here it is refused in a sentence', async () => {
    const uploader = await openUploader(emulator);
    const rejected = when(uploader, 'file-reject');

    uploader.addFiles([new File([], 'nothing.mp4', { type: 'video/mp4' })]);

    expect((await rejected).detail.code).to.equal('file-empty');
    expect((await rejected).detail.message).to.match(/nothing\.mp4\W* is empty/);
    expect((await emulator.look()).requests).to.have.length(0);
  });

  it('official: a part whose answer got lost killed the upload; here it arrives once', async () => {
    const uploader = await openUploader(emulator);
    const file = videoFile({ bytes: 12 * MiB });
    await emulator.setFaults([{ match: { part: 2 }, times: 3, then: { drop: 'after' } }]);

    uploader.addFiles([file]);
    await when(uploader, 'upload-success');

    const { videos } = await emulator.look();
    expect(videos.map((video) => video.sha256)).to.deep.equal([await sha256(file)]);
  });

  it('upchunk#155: one blip of the line ended the upload; here it goes on by itself, and says so', async () => {
    const uploader = await openUploader(emulator);
    const waited = when(uploader, 'upload-wait');
    await emulator.setFaults([{ match: { method: 'POST' }, times: 3, then: { drop: 'before' } }]);

    uploader.addFiles([videoFile({ bytes: 6 * MiB })]);
    const { detail } = await waited;
    await uploader.updateComplete;
    expect(detail.delay).to.be.at.least(0);
    expect(detail.file?.name).to.equal('holiday.mp4');
    expect(statusOf(uploader)).to.match(/by itself/);
    await when(uploader, 'upload-success');
  });

  it('upchunk#157: `navigator.onLine` that lies kept it from starting; here it is tried all the same', async () => {
    Object.defineProperty(navigator, 'onLine', { value: false, configurable: true });
    try {
      const uploader = await openUploader(emulator);

      uploader.addFiles([videoFile()]);

      await when(uploader, 'upload-success');
    } finally {
      Reflect.deleteProperty(navigator, 'onLine');
    }
  });

  it('upchunk#30, #146, #51: progress went back, ran to 100 % without a line, and went on after the end', async () => {
    const uploader = await openUploader(emulator);
    const sent: number[] = [];
    const late: string[] = [];
    uploader.addEventListener('upload-progress', ({ detail }) => sent.push(detail.sentBytes));
    uploader.addEventListener('upload-success', () => {
      for (const name of ['upload-progress', 'upload-part', 'upload-error'] as const) {
        uploader.addEventListener(name, () => late.push(name));
      }
    });
    await emulator.setFaults([{ match: { part: 2 }, times: 3, then: { drop: 'before' } }]);

    uploader.addFiles([videoFile({ bytes: 6 * MiB })]);
    await when(uploader, 'upload-wait');
    expect(uploader.progress.sentBytes).to.be.below(6 * MiB);
    await when(uploader, 'upload-success');
    await eventually(() => said(uploader).includes('is uploaded'));

    expect(sent).to.deep.equal(sent.toSorted((one, other) => one - other));
    expect(sent.at(-1)).to.equal(6 * MiB);
    expect(late).to.deep.equal([]);
  });

  it('uppy#2675: a token that expired in mid-upload lost all; here another is asked for, and parts are kept', async () => {
    const fresh = await emulator.createUploadToken(3600);
    const asked: string[] = [];
    const uploader = await openUploader(emulator, {
      tokenProvider: ({ reason }) => {
        asked.push(reason);
        return Promise.resolve(reason === 'start' ? emulator.token : fresh.token);
      },
    });
    const file = videoFile({ bytes: 11 * MiB });
    await emulator.setFaults([{ match: { part: 2 }, times: 1, then: { status: 401, body: {} } }]);

    uploader.addFiles([file]);
    await when(uploader, 'upload-success');

    const { videos, requests } = await emulator.look();
    expect(videos.map((video) => video.sha256)).to.deep.equal([await sha256(file)]);
    expect(requests.filter(({ method, part }) => method === 'POST' && part?.number === 1)).to.have.length(1);
    expect(asked).to.deep.equal(['start', 'expired']);
  });

  it('uppy#4768: progress was not announced and the end twice; here quarters, and the end once', async () => {
    const uploader = await openUploader(emulator);
    const heard = listen(uploader);

    uploader.addFiles([videoFile({ bytes: 24 * MiB })]);
    await when(uploader, 'upload-success');
    await eventually(() => heard.some((words) => words.includes('is uploaded')));

    expect(heard.filter((words) => words.includes('is uploaded'))).to.have.length(1);
    expect(heard.some((words) => words.endsWith('% uploaded'))).to.equal(true);
    expect(heard.length).to.be.at.most(5);
  });

  it('uppy#5645: the drop zone had no name; here the group, the list and each button have one', async () => {
    const uploader = await openUploader(emulator, { noAuto: true });
    expect(uploader.shadowRoot?.querySelector('[role=group]')?.ariaLabel).to.equal('Video upload');

    uploader.addFiles([videoFile()]);
    await uploader.updateComplete;

    expect(uploader.shadowRoot?.querySelector('ul')?.ariaLabel).to.equal('Videos');
    const labels = Array.from(row(uploader, 0).querySelectorAll('button'), ({ ariaLabel }) => ariaLabel);
    expect(labels).to.deep.equal(['Upload, holiday.mp4', 'Remove, holiday.mp4']);
  });

  it('elements#874: retry was hidden and progress began anew; here it is the main button, and parts stay', async () => {
    const uploader = await openUploader(emulator, { retries: 0 });
    await emulator.setFaults([{ match: { part: 2 }, times: 1, then: { status: 503 } }]);

    uploader.addFiles([videoFile({ bytes: 6 * MiB })]);
    await when(uploader, 'upload-error');
    await uploader.updateComplete;
    expect(uploader.progress.acceptedBytes).to.equal(partSize);
    expect(button(uploader, 'retry-button').matches('.primary')).to.equal(true);
    button(uploader, 'retry-button').click();
    await until(uploader, () => uploader.state === 'uploading');
    expect(uploader.progress.acceptedBytes).to.be.at.least(partSize);
    await when(uploader, 'upload-success');

    const { requests } = await emulator.look();
    expect(requests.filter(({ method, part }) => method === 'POST' && part?.number === 1)).to.have.length(1);
  });

  it('vaadin#11111: a 413 was told as "stalled"; here a person reads what to make of it', async () => {
    const uploader = await openUploader(emulator);
    await emulator.setFaults([
      { match: { method: 'POST' }, then: { status: 413, body: { title: 'Too large' } } },
    ]);

    uploader.addFiles([videoFile()]);
    const { detail } = await when(uploader, 'upload-error');
    await uploader.updateComplete;

    expect(detail.error.status).to.equal(413);
    expect(statusOf(uploader)).to.equal('The server could not take the video.');
    await expect(uploader).to.be.accessible();
  });
});
