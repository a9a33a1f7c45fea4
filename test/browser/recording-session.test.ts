import { aTimeout, expect } from '@open-wc/testing';
import { canRecord, recordChunks } from '../../src/record/chunks.js';
import { RecordingSession } from '../../src/record/session.js';
import type { TakeOptions } from '../../src/record/recording-options.js';
import { closeStream, openSource } from '../../src/record/source.js';
import { records } from '../helpers/abilities/records.js';
import { recordsVideo } from '../helpers/abilities/records-video.js';
import { where } from '../helpers/abilities/where.js';
import { sharesScreen } from '../helpers/abilities/shares-screen.js';
import { openEmulator, sha256, type TestEmulator } from '../helpers/emulator.js';
import { nextEvent } from '../helpers/next-event.js';
import { noise } from '../helpers/noise.js';

/** The size of the picture in a recording that a browser can play. */
async function pictureOf(recording: Blob): Promise<readonly [number, number]> {
  const video = document.createElement('video');
  const loaded = new Promise((resolve, reject) => {
    video.onloadeddata = resolve;
    video.onerror = () => reject(new Error(video.error?.message));
  });
  video.src = URL.createObjectURL(recording);
  await loaded;
  return [video.videoWidth, video.videoHeight];
}

describe('RecordingSession', () => {
  let emulator: TestEmulator;
  const chunks: Blob[] = [];

  before(async () => {
    emulator = await openEmulator();
  });
  after(() => emulator.close());
  beforeEach(async () => {
    chunks.length = 0;
    await emulator.setFaults([]);
  });

  function sessionOn(source: ConstructorParameters<typeof RecordingSession>[0], options: TakeOptions = {}) {
    const { url, token } = emulator;
    const session = new RecordingSession(source, {
      uploadToken: token,
      baseUri: url,
      ...options,
    });
    session.addEventListener('chunk', ({ detail }) => chunks.push(detail.blob));
    return session;
  }

  async function received(videoId: string) {
    const { videos } = await emulator.look();
    const video = videos.find((candidate) => candidate.videoId === videoId);
    if (!video) throw new Error('The emulator knows no such video.');
    return video;
  }

  where(recordsVideo).it('sends a recording of many parts while it is made, byte for byte', async () => {
    const { stream, stop } = noise();
    const session = sessionOn(stream, { videoBitsPerSecond: 40_000_000, timeslice: 200 });

    await session.start();
    await nextEvent(session, 'part');
    await nextEvent(session, 'part');
    // Firefox's first chunk may be larger than two parts, and counts once all of it has arrived.
    while (session.clocks.uploadedSeconds === 0) await nextEvent(session, 'part');
    const { clocks, state } = session;
    const { videoId } = await session.stop();
    stop();

    const video = await received(videoId);
    expect(state).to.equal('recording');
    expect(video.sha256).to.equal(await sha256(new Blob(chunks)));
    expect(video.parts.length).to.be.greaterThan(2);
    expect(clocks.uploadedSeconds).to.be.within(0.1, clocks.recordedSeconds);
    expect(await pictureOf(new Blob(chunks))).to.deep.equal([640, 360]);
  });

  where(recordsVideo).it(
    'sends a full part when one more slice has come, at 2 pictures a second too',
    async () => {
      const { stream, stop } = noise({ frameRate: 2, width: 1280, height: 720 });
      const session = sessionOn(stream, { videoBitsPerSecond: 40_000_000 });
      const full = 5 * 1024 * 1024;
      const sizes: number[] = [];
      const recordedBytes = (): number => sizes.reduce((sum, size) => sum + size, 0);
      session.addEventListener('chunk', ({ detail }) => {
        // What fills the part is there, and one slice more: nothing comes after it that could push the part out.
        if (recordedBytes() >= full) session.pause();
        sizes.push(detail.blob.size);
      });
      const arrived = nextEvent(session, 'part');

      await session.start();
      while (session.state !== 'paused') await nextEvent(session, 'statechange');
      const { detail } = await arrived;
      const { state } = session;
      await session.stop();
      stop();

      expect(state).to.equal('paused');
      expect(detail).to.include({ part: 1 });
      expect(detail.bytes).to.be.at.least(full);
    },
  );

  where(recordsVideo).it('records what the camera shows, and lets go of it', async () => {
    const session = sessionOn('camera', { timeslice: 250 });

    const stream = await session.open();
    await session.start();
    await nextEvent(session, 'chunk');
    const { videoId } = await session.stop();

    expect((await received(videoId)).sha256).to.equal(await sha256(new Blob(chunks)));
    expect((await received(videoId)).title).to.match(/^recording-.*\.webm$/);
    const [best] = ['vp9', 'vp8'].map((codec) => `video/webm;codecs=${codec},opus`).filter(canRecord);
    expect(session.mimeType).to.equal(best);
    expect(stream.active).to.equal(false);
  });

  where(recordsVideo).it('records the microphone alone', async () => {
    const session = sessionOn('microphone', { timeslice: 250 });

    await session.start();
    await nextEvent(session, 'chunk');
    const { videoId } = await session.stop();

    expect(session.mimeType).to.equal('audio/webm;codecs=opus');
    expect((await received(videoId)).sha256).to.equal(await sha256(new Blob(chunks)));
  });

  const recordsMp4 = records('video/mp4;codecs=avc1');
  where(recordsVideo, recordsMp4).it(
    'hands out MP4 while it records, even of a picture that hardly moves',
    async () => {
      const { stream, stop } = noise({ frameRate: 2 });
      const session = sessionOn(stream, { mimeType: 'video/mp4' });

      await session.start();
      // The first bytes are a header only.
      while (new Blob(chunks).size < 1000) await nextEvent(session, 'chunk');
      const { state } = session;
      const { videoId } = await session.stop();
      stop();

      expect(state).to.equal('recording');
      expect((await received(videoId)).sha256).to.equal(await sha256(new Blob(chunks)));
      expect(await pictureOf(new Blob(chunks))).to.deep.equal([640, 360]);
    },
  );

  where(recordsVideo).it('records on after a pause', async () => {
    const { stream, stop } = noise();
    const session = sessionOn(stream, { timeslice: 100 });

    await session.start();
    await nextEvent(session, 'chunk');
    session.pause();
    const { recordedSeconds } = session.clocks;
    await aTimeout(300);
    const paused = session.clocks.recordedSeconds;
    session.resume();
    await aTimeout(300);
    const { videoId } = await session.stop();
    stop();

    expect(paused).to.equal(recordedSeconds);
    expect((await received(videoId)).sha256).to.equal(await sha256(new Blob(chunks)));
  });

  where(recordsVideo).it('finishes by itself when every track has ended', async () => {
    const { stream, stop } = noise();
    const session = sessionOn(stream, { timeslice: 100 });
    const interrupted = nextEvent(session, 'interrupted');

    await session.start();
    await nextEvent(session, 'chunk');
    stop();
    const { videoId } = await session.finished;

    expect((await interrupted).detail.error.code).to.equal('source-ended');
    expect((await received(videoId)).sha256).to.equal(await sha256(new Blob(chunks)));
  });

  where(recordsVideo).it('survives a track that is added under the recorder', async () => {
    const { stream, stop } = noise();
    const extra = noise();
    const session = sessionOn(stream, { timeslice: 100 });
    const interrupted = nextEvent(session, 'interrupted');

    await session.start();
    await nextEvent(session, 'chunk');
    for (const track of extra.stream.getAudioTracks()) stream.addTrack(track);
    const { videoId } = await session.finished;
    stop();
    extra.stop();

    expect((await interrupted).detail.error.code).to.equal('recorder-failed');
    expect((await received(videoId)).sha256).to.equal(await sha256(new Blob(chunks)));
  });

  where(recordsVideo).it(
    'keeps on recording when the upload has failed, and sends everything on retry',
    async () => {
      const { stream, stop } = noise();
      const session = sessionOn(stream, {
        videoBitsPerSecond: 40_000_000,
        timeslice: 200,
        retry: { limit: 0 },
      });
      // Once while recording goes on, and once more when `stop()` tries again by itself.
      await emulator.setFaults([{ match: { part: 2 }, times: 2, then: { status: 503 } }]);

      await session.start();
      await nextEvent(session, 'upload-failed');
      const { state } = session;
      await aTimeout(500);
      const failure = await session.stop().catch((error: unknown) => error);
      const { videoId } = await session.retry();
      stop();

      expect(state).to.equal('recording');
      expect(failure).to.have.property('status', 503);
      expect((await received(videoId)).sha256).to.equal(await sha256(new Blob(chunks)));
    },
  );

  where(recordsVideo).it('hands out what it holds when the page is left', async () => {
    const { stream, stop } = noise();
    const session = sessionOn(stream, { timeslice: 60_000 });

    await session.start();
    // Firefox has nothing to hand out before its first cluster is whole, which takes seconds.
    while (chunks.length === 0) {
      await aTimeout(250);
      window.dispatchEvent(new Event('pagehide'));
    }
    await session.stop();
    stop();

    expect(chunks.length).to.be.greaterThan(1);
  });

  where(recordsVideo).it('refuses a take in which nothing was recorded, and sends nothing', async () => {
    const { stream, stop } = noise();
    const session = sessionOn(stream);
    const { requests } = await emulator.look();

    await session.start();
    const outcome = await session.stop().catch((error: unknown) => error);
    stop();

    // Firefox has a picture to give even then; what has bytes is a video.
    if (chunks.length > 0) return;
    expect(outcome).to.have.property('code', 'nothing-recorded');
    expect((await emulator.look()).requests.length).to.equal(requests.length);
  });

  where(recordsVideo).it('sends nothing more after cancel()', async () => {
    const session = sessionOn('camera', { timeslice: 100 });
    const stream = await session.open();
    await session.start();
    await nextEvent(session, 'chunk');
    const { requests } = await emulator.look();

    session.cancel();
    const failure = await session.finished.catch((error: unknown) => error);
    await aTimeout(300);

    expect(failure).to.have.property('code', 'aborted');
    expect(stream.active).to.equal(false);
    expect((await emulator.look()).requests.length).to.equal(requests.length);
  });
});

describe('openSource', () => {
  where(sharesScreen).it('gives the camera, and the screen', async () => {
    const camera = await openSource({ kind: 'camera', width: 320, height: 240 });
    const screen = await openSource('screen');

    expect(camera.getVideoTracks()[0]?.getSettings().width).to.equal(320);
    expect(screen.getVideoTracks()[0]?.getSettings().displaySurface).to.be.a('string');
    closeStream(camera);
    closeStream(screen);
  });

  it('says which device is missing, or which wish is too much', async () => {
    const failure = await openSource({ kind: 'camera', videoDeviceId: 'no-such-camera' }).catch(
      (error: unknown) => error,
    );

    expect(failure).to.have.property('code', 'device-constraint');
  });
});

describe('recordChunks', () => {
  it('refuses a stream whose picture the format has no place for', () => {
    const { stream, stop } = noise();
    const options = { mimeType: 'audio/webm', timeslice: 1000, signal: new AbortController().signal };
    const nothing = (): void => undefined;
    const nobody = { onChunk: nothing, onEnding: nothing, onInterrupted: nothing, onSilence: nothing };

    expect(() => recordChunks(stream, options, nobody)).to.throw(/audio\/webm/);
    stop();
  });
});
