import { expect } from '@open-wc/testing';
import { stub } from 'sinon';
import type { RecoverableRecording } from '../../src/record/recoverable.js';
import type { RecordingOptions, TakeOptions } from '../../src/record/recording-options.js';
import { RecordingSession } from '../../src/record/session.js';
import { recordsVideo } from '../helpers/abilities/records-video.js';
import { where } from '../helpers/abilities/where.js';
import { openEmulator, sha256, type TestEmulator } from '../helpers/emulator.js';
import { nextEvent } from '../helpers/next-event.js';
import { noise } from '../helpers/noise.js';

const loud: TakeOptions = {
  mimeType: 'video/webm;codecs=vp8,opus',
  videoBitsPerSecond: 40_000_000,
  timeslice: 100,
};

/** A page that ends: what has a lock lets go of it, and nothing is told or sent any more. */
function leave(life: AbortController): void {
  life.abort();
}

async function waitFor(session: RecordingSession, bytes: number): Promise<number> {
  for (;;) {
    const { detail } = await nextEvent(session, 'saved');
    if (detail.bytes >= bytes) return detail.bytes;
  }
}

/** Until the locks of what was left are let go. */
async function recoverable(count: number): Promise<readonly RecoverableRecording[]> {
  for (;;) {
    const recordings = await RecordingSession.recoverable();
    if (recordings.length === count) return recordings;
    await new Promise(requestAnimationFrame);
  }
}

where(recordsVideo).describe('The spool', () => {
  let emulator: TestEmulator;
  let options: RecordingOptions;

  before(async () => {
    emulator = await openEmulator();
  });
  after(() => emulator.close());
  beforeEach(async () => {
    await emulator.setFaults([]);
    options = { uploadToken: emulator.token, baseUri: emulator.url };
    for (const recording of await RecordingSession.recoverable()) await recording.discard();
  });

  interface Taken {
    readonly session: RecordingSession;
    readonly chunks: Blob[];
    readonly life: AbortController;
    readonly stop: () => void;
  }

  async function record(take: TakeOptions = {}): Promise<Taken> {
    const { stream, stop } = noise();
    const life = new AbortController();
    const session = new RecordingSession(stream, { ...options, ...loud, ...take, signal: life.signal });
    const chunks: Blob[] = [];
    session.addEventListener('chunk', ({ detail }) => chunks.push(detail.blob));
    await session.start();
    return { session, chunks, life, stop };
  }

  async function received(videoId: string) {
    const { videos } = await emulator.look();
    return videos.find((video) => video.videoId === videoId);
  }

  it('leaves nothing behind when all has arrived', async () => {
    const { session, chunks, stop } = await record();
    await nextEvent(session, 'part');

    const { videoId } = await session.stop();
    stop();

    expect((await received(videoId))?.sha256).to.equal(await sha256(new Blob(chunks)));
    expect(await RecordingSession.recoverable()).to.deep.equal([]);
    expect(session.clocks.savedSeconds).to.equal(session.clocks.recordedSeconds);
  });

  it('tells two clocks: what is safe on this device, and what has arrived', async () => {
    await emulator.setFaults([{ match: { path: '/upload' }, then: { hang: true } }]);
    const { session, life, stop } = await record();

    await waitFor(session, 6_000_000);
    const { recordedSeconds, savedSeconds, uploadedSeconds } = session.clocks;
    leave(life);
    stop();
    await recoverable(1);

    expect(uploadedSeconds).to.equal(0);
    expect(savedSeconds).to.be.within(0.1, recordedSeconds);
  });

  it('offers what a page has left in the middle, and finishes the same video with every byte', async () => {
    const { session, chunks, life, stop } = await record();
    await nextEvent(session, 'part');
    await waitFor(session, 8_000_000);
    const { videoId } = session.upload ?? {};
    leave(life);
    stop();

    const [recording] = await recoverable(1);
    const video = await recording?.finish(options);

    expect(recording).to.include({ videoId, downloadable: false });
    expect(recording?.seconds).to.be.above(0.1);
    expect(video?.videoId).to.equal(videoId);
    expect(await received(videoId ?? '')).to.include({
      complete: true,
      bytes: recording?.bytes,
      sha256: await sha256(new Blob(chunks)),
    });
    expect(await RecordingSession.recoverable()).to.deep.equal([]);
  });

  it('gives what was never sent as a file, and drops it when told to', async () => {
    await emulator.setFaults([{ match: { path: '/upload' }, then: { hang: true } }]);
    const { session, chunks, life, stop } = await record({ videoName: 'Talk' });
    await waitFor(session, 1_000_000);
    leave(life);
    stop();

    const [recording] = await recoverable(1);
    const file = await recording?.download();
    await recording?.discard();

    expect(file).to.include({ name: 'Talk.webm', type: 'video/webm;codecs=vp8,opus' });
    // Its head tells the duration, which the recorded one does not; the rest is what was recorded.
    const end = (blob: Blob): Promise<string> => sha256(blob.slice(-900_000));
    expect(file && (await end(file))).to.equal(await end(new Blob(chunks)));
    expect(await RecordingSession.recoverable()).to.deep.equal([]);
  });

  it('keeps several, newest first, and a new recording deletes none', async () => {
    const names = ['first', 'second', 'third'];
    for (const videoName of names) {
      const { session, life, stop } = await record({ videoName });
      await waitFor(session, 1);
      leave(life);
      stop();
    }

    const recordings = await recoverable(3);

    expect(recordings.map(({ name }) => name)).to.deep.equal(['third', 'second', 'first']);
  });

  it('keeps what failed to be finished, and can try again', async () => {
    const { session, life, stop } = await record();
    await waitFor(session, 1_000_000);
    leave(life);
    stop();
    const [recording] = await recoverable(1);
    await emulator.setFaults([
      { match: { path: '/upload' }, times: 1, then: { status: 400, body: { title: 'No.', status: 400 } } },
    ]);

    const failure = await recording?.finish(options).catch((error: unknown) => error);
    const canceled = recording?.finish(options);
    canceled?.cancel();
    await canceled?.catch(() => undefined);
    await recoverable(1);
    const video = await recording?.finish(options);

    expect(failure).to.have.property('status', 400);
    expect((await received(video?.videoId ?? ''))?.bytes).to.equal(recording?.bytes);
  });

  it('does not offer what another tab records, or finishes, at the moment', async () => {
    const { session, stop } = await record();
    await waitFor(session, 1);

    const whileRecording = await RecordingSession.recoverable();
    await session.stop();
    stop();

    expect(whileRecording).to.deep.equal([]);
  });

  it('finishes nothing at another address', async () => {
    const { session, life, stop } = await record();
    await waitFor(session, 1);
    leave(life);
    stop();
    const [recording] = await recoverable(1);

    expect(() => recording?.finish({ uploadToken: 'to1', baseUri: 'https://sandbox.api.video' })).to.throw(
      emulator.url,
    );
  });

  it('drops what was left for seven days, and says so', async () => {
    const { session, life, stop } = await record();
    await waitFor(session, 1);
    leave(life);
    stop();
    await recoverable(1);
    const { now } = Date;
    Date.now = () => now() + 8 * 24 * 3_600_000;
    const told: string[] = [];

    const onExpired = (gone: readonly { readonly id: string }[]): void =>
      void told.push(...gone.map(({ id }) => id));
    const left = await RecordingSession.recoverable({ onExpired }).finally(() => (Date.now = now));

    expect(left).to.deep.equal([]);
    expect(told).to.have.lengthOf(1);
    expect(await RecordingSession.recoverable()).to.deep.equal([]);
  });

  it('drops what was left for seven days also to make room for another recording, and says so', async () => {
    const left = await record();
    await waitFor(left.session, 1);
    leave(left.life);
    left.stop();
    const [old] = await recoverable(1);
    const { now } = Date;
    Date.now = () => now() + 8 * 24 * 3_600_000;
    const full = stub(IDBObjectStore.prototype, 'put').throws(
      new DOMException('Full.', 'QuotaExceededError'),
    );

    const { session, stop } = await record();
    const warned = nextEvent(session, 'warning');
    const { detail } = await nextEvent(session, 'expired').finally(() => full.restore());
    const over = await nextEvent(session, 'warning-end').finally(() => (Date.now = now));
    session.cancel();
    stop();

    expect(detail.recordings.map(({ id }) => id)).to.deep.equal([old?.id]);
    expect((await warned).detail.code).to.equal('memory-only');
    expect(over.detail.code).to.equal('memory-only');
  });

  it('a canceled recording leaves nothing behind', async () => {
    const { session, stop } = await record();
    await waitFor(session, 1);

    session.cancel();
    stop();

    expect(await recoverable(0)).to.deep.equal([]);
  });

  it('goes on by memory where storage is refused, says so, and loses nothing', async () => {
    // What a private window, or a frame of another site, may do.
    const put = stub(IDBObjectStore.prototype, 'put').throws(new DOMException('No.', 'SecurityError'));
    const { session, chunks, stop } = await record();

    const { detail } = await nextEvent(session, 'warning');
    await nextEvent(session, 'part');
    const { videoId } = await session.stop().finally(() => put.restore());
    stop();

    expect(detail.code).to.equal('memory-only');
    expect((await received(videoId))?.sha256).to.equal(await sha256(new Blob(chunks)));
  });

  it('goes on when the token expires in the middle, with another that it asks for', async () => {
    const asked: string[] = [];
    const tokenProvider = async ({ reason }: { readonly reason: string }): Promise<string> => {
      asked.push(reason);
      return reason === 'start' ? (await emulator.createUploadToken(2)).token : emulator.token;
    };
    options = { baseUri: emulator.url, tokenProvider };
    const { session, chunks, stop } = await record();

    while (!asked.includes('expired')) await nextEvent(session, 'chunk');
    const { state } = session;
    const { videoId } = await session.stop();
    stop();

    expect(state).to.equal('recording');
    expect(asked).to.deep.equal(['start', 'expired']);
    expect((await received(videoId))?.sha256).to.equal(await sha256(new Blob(chunks)));
  });
});
