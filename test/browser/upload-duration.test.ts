import { expect } from '@open-wc/testing';
import { ApiVideoClient } from '../../src/index.js';
import { mediaDuration } from '../../src/web/media-duration.js';
import { recordsVideo } from '../helpers/abilities/records-video.js';
import { where } from '../helpers/abilities/where.js';
import { openEmulator, type TestEmulator } from '../helpers/emulator.js';
import { noise } from '../helpers/noise.js';
import { failureOf, randomBlob } from '../helpers/upload.js';

const live = new AbortController().signal;

/** About a second of what a browser records, whose length stands nowhere. */
async function recorded(): Promise<File> {
  const { stream, stop } = noise();
  const chunks: Blob[] = [];
  const recorder = new MediaRecorder(stream, { mimeType: 'video/webm;codecs=vp8,opus' });
  const stopped = new Promise((resolve) => recorder.addEventListener('stop', resolve));
  recorder.addEventListener('dataavailable', ({ data }) => {
    if (chunks.push(data) === 5) recorder.stop();
  });
  recorder.start(250);
  await stopped;
  stop();
  return new File(chunks, 'recording.webm', { type: 'video/webm' });
}

/** Silence whose header says how long it is. */
function silence(seconds: number): File {
  const rate = 8000;
  const bytes = seconds * rate;
  const head = new DataView(new ArrayBuffer(44));
  const write = (at: number, text: string): void =>
    Array.from(text, (letter) => letter.charCodeAt(0)).forEach((code, index) =>
      head.setUint8(at + index, code),
    );
  write(0, 'RIFF');
  head.setUint32(4, 36 + bytes, true);
  write(8, 'WAVEfmt ');
  head.setUint32(16, 16, true);
  head.setUint16(20, 1, true);
  head.setUint16(22, 1, true);
  head.setUint32(24, rate, true);
  head.setUint32(28, rate, true);
  head.setUint16(32, 1, true);
  head.setUint16(34, 8, true);
  write(36, 'data');
  head.setUint32(40, bytes, true);
  return new File([head, new Uint8Array(bytes).fill(128)], 'silence.wav', { type: 'audio/wav' });
}

describe('maxDuration', () => {
  let emulator: TestEmulator;
  let client: ApiVideoClient;
  let recording: File;

  before(async () => {
    emulator = await openEmulator();
    client = new ApiVideoClient({ baseUri: emulator.url, uploadToken: emulator.token });
    if (recordsVideo.has) recording = await recorded();
  });
  after(() => emulator.close());

  async function requests(): Promise<number> {
    return (await emulator.look()).requests.length;
  }

  it('refuses a file that plays longer, before anything is sent', async () => {
    const before = await requests();

    const task = client.upload(silence(3), { maxDuration: 2.5 });
    const error = await failureOf(task);

    expect([error.code, error.retryable, task.state]).to.deep.equal(['file-too-long', false, 'failed']);
    expect(error.message).to.match(/3 seconds/);
    expect(await requests()).to.equal(before);
  });

  it('lets a file through that plays as long as it may', async () => {
    const { videoId } = await client.upload(silence(3), { maxDuration: 3 });

    expect(videoId).to.match(/^vi/);
  });

  where(recordsVideo).it('finds out how long a recording is whose length stands nowhere', async () => {
    const seconds = await mediaDuration(recording, live);

    expect(seconds).to.be.within(0.5, 10);
    expect((await failureOf(client.upload(recording, { maxDuration: 0.1 }))).code).to.equal('file-too-long');
    expect((await client.upload(recording, { maxDuration: 60 })).videoId).to.match(/^vi/);
  });

  for (const [what, file] of [
    ['noise', new File([randomBlob(100_000)], 'noise.mp4', { type: 'video/mp4' })],
    ['a beginning only', new File(['\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom'], 'a.mp4')],
    ['a text that calls itself a video', new File(['hello'], 'b.webm', { type: 'video/webm' })],
  ] as const) {
    it(`lets ${what} through, of which nobody can tell how long it is`, async () => {
      expect(await mediaDuration(file, live)).to.equal(undefined);
      expect((await client.upload(file, { maxDuration: 1 })).videoId).to.match(/^vi/);
    });
  }

  where(recordsVideo).it('gives up at once when the upload is canceled meanwhile', async () => {
    const before = await requests();

    const task = client.upload(recording, { maxDuration: 60 });
    task.addEventListener('statechange', () => task.cancel());

    expect((await failureOf(task)).code).to.equal('aborted');
    expect(await mediaDuration(recording, AbortSignal.abort())).to.equal(undefined);
    expect(await requests()).to.equal(before);
  });

  where(recordsVideo).it('must be a number of seconds', async () => {
    for (const maxDuration of [-1, NaN]) {
      expect((await failureOf(client.upload(recording, { maxDuration }))).code).to.equal('invalid-option');
    }
  });
});
