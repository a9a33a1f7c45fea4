import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { stub } from 'sinon';
import { endTrack } from '../../src/record/track-end.js';
import '../../components/recorder/define.js';
import { ApiVideoRecorder, type RecorderEventMap } from '../../components/recorder/recorder.js';
import type { UploadEventMap } from '../../components/shared/upload.events.js';
import { recordsVideo } from '../helpers/abilities/records-video.js';
import { where } from '../helpers/abilities/where.js';
import { openEmulator, sha256, type TestEmulator } from '../helpers/emulator.js';
import { press } from '../helpers/press.js';
import { noise, type Noise } from '../helpers/noise.js';
import { recordedChunks } from '../helpers/recorded-chunks.js';
import { stopped } from '../helpers/stopped.js';

type Events = UploadEventMap & RecorderEventMap;

describe('<apivideo-recorder>', () => {
  let emulator: TestEmulator;
  let source: Noise | undefined;

  beforeEach(async () => {
    emulator = await openEmulator();
  });

  afterEach(async () => {
    source?.stop();
    source = undefined;
    await emulator.close();
  });

  function open(): Promise<ApiVideoRecorder> {
    return fixture(html`
      <apivideo-recorder upload-token=${emulator.token} base-uri=${emulator.url}></apivideo-recorder>
    `);
  }

  async function openOnNoise(): Promise<ApiVideoRecorder> {
    const recorder = await open();
    source = noise();
    recorder.stream = source.stream;
    recorder.videoBitsPerSecond = 60_000_000;
    return recorder;
  }

  function when<Name extends keyof Events>(recorder: ApiVideoRecorder, name: Name): Promise<Events[Name]> {
    return oneEvent<Events[Name]>(recorder, name);
  }

  function button(recorder: ApiVideoRecorder, label: string): HTMLButtonElement {
    const buttons = Array.from(recorder.shadowRoot?.querySelectorAll('button') ?? []);
    const found = buttons.find((one) => (one.ariaLabel ?? one.textContent.trim()) === label);
    if (!found) throw new Error(`There is no button "${label}".`);
    return found;
  }

  where(recordsVideo).it(
    'sends a noisy recording as at least four sequential parts, byte for byte',
    async () => {
      const recorder = await openOnNoise();
      const chunks = recordedChunks();
      const parts: number[] = [];
      const enough = new Promise<void>((resolve) => {
        recorder.addEventListener('upload-part', ({ detail }) => {
          parts.push(detail.part);
          if (parts.length === 3) resolve();
        });
      });

      await recorder.start();
      await enough;
      const video = await stopped(recorder);

      const { videos, requests } = await emulator.look();
      const ranges = requests
        .map(({ headers }) => headers['content-range'])
        .filter((range) => range !== undefined);
      const count = ranges.length;
      expect(count).to.be.at.least(4);
      expect(ranges).to.deep.equal(
        ranges.map((_, index) => `part ${index + 1}/${index + 1 === count ? count : '*'}`),
      );
      expect(videos.map(({ videoId }) => videoId)).to.deep.equal([video.videoId]);
      expect(videos[0]?.sha256).to.equal(await sha256(new Blob(chunks)));
      expect(recorder.state).to.equal('done');
      expect(recorder.value).to.equal(video.videoId);
    },
  );

  where(recordsVideo).it('records the camera from a click to the video, and lets the camera go', async () => {
    const recorder = await open();
    const chunks = recordedChunks();

    button(recorder, 'Turn on the camera').click();
    while (recorder.state !== 'ready')
      await recorder.updateComplete.then(() => new Promise(requestAnimationFrame));
    await recorder.updateComplete;
    await expect(recorder).to.be.accessible();
    const tracks = recorder.stream?.getTracks() ?? [];
    const begun = when(recorder, 'recording-start');
    button(recorder, 'Start recording').click();
    await begun;
    await recorder.updateComplete;
    expect(recorder.matches(':state(recording)')).to.equal(true);
    await expect(recorder).to.be.accessible();
    while (chunks.length < 2) await new Promise(requestAnimationFrame);
    const stateThen = when(recorder, 'upload-success').then(() => recorder.state);
    const arrived = when(recorder, 'upload-success');
    const stopped = when(recorder, 'recording-stop');
    button(recorder, 'Stop recording').click();
    const { detail } = await arrived;

    const { videos } = await emulator.look();
    expect(tracks.map(({ kind, readyState }) => `${kind} ${readyState}`).sort()).to.deep.equal([
      'audio ended',
      'video ended',
    ]);
    expect(await stateThen).to.equal('done');
    expect((await stopped).detail.seconds).to.be.greaterThan(0.9);
    expect(videos[0]?.sha256).to.equal(await sha256(new Blob(chunks)));
    expect(detail.video.videoId).to.equal(videos[0]?.videoId);
    await recorder.updateComplete;
    await expect(recorder).to.be.accessible();
  });

  where(recordsVideo).it('shows its picture without a break while it records', async () => {
    const recorder = await openOnNoise();
    await recorder.updateComplete;
    const preview = recorder.shadowRoot?.querySelector('video');
    const breaks: string[] = [];
    preview?.addEventListener('emptied', () => breaks.push('emptied'));
    const chunks = recordedChunks();

    await recorder.start();
    while (chunks.length < 2) await new Promise(requestAnimationFrame);
    while (!preview?.videoWidth) await new Promise(requestAnimationFrame);

    expect(breaks).to.deep.equal([]);
    expect(preview.paused).to.equal(false);
    recorder.cancel();
  });

  where(recordsVideo).it('pauses and goes on', async () => {
    const recorder = await openOnNoise();
    const told: string[] = [];
    for (const name of ['recording-pause', 'recording-resume'] as const) {
      recorder.addEventListener(name, () => told.push(name));
    }
    await recorder.start();
    await recorder.updateComplete;

    button(recorder, 'Pause').click();
    await recorder.updateComplete;
    expect(recorder.matches(':state(paused)')).to.equal(true);
    await expect(recorder).to.be.accessible();
    button(recorder, 'Go on recording').click();
    const chunks = recordedChunks();
    while (chunks.length < 1) await new Promise(requestAnimationFrame);
    await recorder.stop();

    expect(told).to.deep.equal(['recording-pause', 'recording-resume']);
  });

  where(recordsVideo).it('records again after a take, as another video', async () => {
    const recorder = await openOnNoise();
    const first = await take(recorder);
    const second = await take(recorder);

    const { videos } = await emulator.look();
    expect(videos.map(({ videoId, complete }) => `${videoId} ${complete}`)).to.deep.equal([
      `${first} true`,
      `${second} true`,
    ]);
  });

  async function take(recorder: ApiVideoRecorder): Promise<string> {
    const chunks = recordedChunks();
    await recorder.start();
    while (chunks.length < 1) await new Promise(requestAnimationFrame);
    return (await stopped(recorder)).videoId;
  }

  where(recordsVideo).it('keeps a recording whose upload gives up, and sends it on retry', async () => {
    const recorder = await openOnNoise();
    recorder.retries = 0;
    const chunks = recordedChunks();
    await emulator.setFaults([{ match: { method: 'POST' }, times: 1, then: { status: 503 } }]);

    await recorder.start();
    while (chunks.length < 1) await new Promise(requestAnimationFrame);
    const outcome = await recorder.stop().catch((error: unknown) => error);
    await recorder.updateComplete;
    expect(outcome).to.have.property('code', 'http');
    expect(recorder.matches(':state(failed)')).to.equal(true);
    await expect(recorder).to.be.accessible();
    const arrived = when(recorder, 'upload-success');
    button(recorder, 'Try again').click();
    await arrived;

    const { videos } = await emulator.look();
    expect(videos.at(-1)?.sha256).to.equal(await sha256(new Blob(chunks)));
  });

  where(recordsVideo).it('refuses to begin another recording while one is kept for a retry', async () => {
    const recorder = await openOnNoise();
    recorder.retries = 0;
    await emulator.setFaults([{ match: { method: 'POST' }, then: { status: 503 } }]);
    const chunks = recordedChunks();
    await recorder.start();
    while (chunks.length < 1) await new Promise(requestAnimationFrame);
    await recorder.stop().catch(() => undefined);

    const refusal = await recorder.start().catch((error: unknown) => error);

    expect(refusal).to.have.property('code', 'invalid-state');
    recorder.cancel();
    expect(recorder.state).to.equal('ready');
  });

  it('turns the camera off and stops sending when it is removed', async () => {
    const recorder = await open();
    const stream = await recorder.open();
    await recorder.start();
    const outcome = recorder.stop().catch((error: unknown) => error);

    recorder.remove();

    expect(await outcome).to.have.property('code', 'aborted');
    expect(stream.getTracks().every(({ readyState }) => readyState === 'ended')).to.equal(true);
    expect(recorder.state).to.equal('idle');
  });

  it('closes a camera that opens after the element has gone', async () => {
    const recorder = await open();
    const opening = recorder.open().catch((error: unknown) => error);

    recorder.remove();

    expect(await opening).to.have.property('code', 'aborted');
    expect(recorder.state).to.equal('idle');
  });

  where(recordsVideo).it('drops a recording on `cancel()` and sends nothing more', async () => {
    const recorder = await openOnNoise();
    // The second part is tried again and again, until it is canceled.
    await emulator.setFaults([{ match: { part: 2 }, then: { status: 503 } }]);
    const waiting = when(recorder, 'upload-wait');
    await recorder.start();
    await waiting;
    const canceled = when(recorder, 'upload-cancel');

    recorder.cancel();
    await canceled;
    expect(recorder.state).to.equal('ready');
    expect(source?.stream.active).to.equal(true);
    await emulator.setFaults([]);
    const { requests: before } = await emulator.look();
    const next = await take(recorder);

    const { requests, videos } = await emulator.look();
    const since = requests.slice(before.length).filter(({ method }) => method === 'POST');
    expect(new Set(since.map(({ videoId }) => videoId))).to.deep.equal(new Set([next]));
    expect(videos.map(({ complete, parts }) => `${complete} ${parts.length > 0}`)).to.deep.equal([
      'false true',
      'true true',
    ]);
  });

  where(recordsVideo).it(
    'tells no more of what a dropped recording was warned of, and still what its source has lost',
    async () => {
      // What a private window, or a frame of another site, may do.
      const put = stub(IDBObjectStore.prototype, 'put').throws(new DOMException('No.', 'SecurityError'));
      const recorder = await openOnNoise();
      const notices = (): string =>
        Array.from(recorder.shadowRoot?.querySelectorAll('.notice') ?? [], (one) => one.textContent).join();
      const warned = when(recorder, 'recording-warning');
      await recorder.start();
      expect((await warned.finally(() => put.restore())).detail.code).to.equal('memory-only');
      const lost = when(recorder, 'recording-error');
      source?.stream.getAudioTracks().forEach(endTrack);
      await lost;
      await recorder.updateComplete;
      const before = notices();

      recorder.cancel();
      await recorder.updateComplete;

      expect(before).to.contain('can’t be saved on this device');
      expect(before).to.contain('has ended');
      expect(recorder.state).to.equal('ready');
      expect(notices()).to.equal('The sound has ended: its source was disconnected, or is no longer shared.');
    },
  );

  describe('a take of nothing', () => {
    let connection: RTCPeerConnection;

    beforeEach(() => {
      connection = new RTCPeerConnection();
    });

    afterEach(() => connection.close());

    /** A recorder on the picture of somebody who has not come: it is there, and shows nothing. */
    async function openOnNothing(settings: Partial<ApiVideoRecorder> = {}): Promise<ApiVideoRecorder> {
      const recorder = await open();
      const { track } = connection.addTransceiver('video').receiver;
      return Object.assign(recorder, { stream: new MediaStream([track]), ...settings });
    }

    for (const review of [false, true]) {
      where(recordsVideo).it(
        `is told of and offers no file, ${review ? 'with' : 'without'} review`,
        async () => {
          const recorder = await openOnNothing({ review });
          const told: string[] = [];
          recorder.addEventListener('recording-error', ({ detail }) => told.push(detail.error.code));
          const chunks = recordedChunks();
          await recorder.start();

          const outcome = await recorder.stop().catch((error: unknown) => error);
          // Firefox gives a header even then, and what has bytes is a recording.
          if (chunks.length > 0) {
            expect(outcome).to.be.an.instanceOf(review ? File : Object);
            return;
          }
          while (recorder.state === 'finishing') await new Promise(requestAnimationFrame);
          await recorder.updateComplete;
          const file = await recorder.download().catch((error: unknown) => error);
          await recorder.updateComplete;

          expect(outcome).to.have.property('code', 'nothing-recorded');
          expect(file).to.have.property('code', 'nothing-recorded');
          expect(told).to.deep.equal(['nothing-recorded']);
          expect(recorder.state).to.equal('failed');
          expect(() => button(recorder, 'Download')).to.throw('no button');
          expect((await emulator.look()).requests).to.deep.equal([]);
          await expect(recorder).to.be.accessible();
        },
      );
    }
  });

  it('lets the page keep a recording from beginning', async () => {
    const recorder = await openOnNoise();
    recorder.addEventListener('upload-start', (event) => event.preventDefault(), { once: true });

    await recorder.start();

    expect(recorder.state).to.equal('ready');
  });

  it('takes a stream that was set before the element was defined', async () => {
    source = noise();
    const late = Object.assign(document.createElement('late-recorder'), { stream: source.stream });
    document.body.append(late);

    customElements.define('late-recorder', class extends ApiVideoRecorder {});
    await (late as unknown as ApiVideoRecorder).updateComplete;

    expect(late).to.have.property('state', 'ready');
    expect(late).to.have.property('stream', source.stream);
    late.remove();
  });

  where(recordsVideo).it('takes removed attributes and `null` for what was never set', async () => {
    const recorder = await openOnNoise();
    const unset = {
      videoId: null,
      partSize: null,
      timeslice: null,
      mimeType: null,
      retries: null,
      source: null,
    };
    Object.assign(recorder, unset);
    recorder.setAttribute('video-name', 'x');
    recorder.removeAttribute('video-name');

    const videoId = await take(recorder);

    expect((await emulator.look()).videos.map((video) => video.videoId)).to.deep.equal([videoId]);
  });

  it('shows one recording for two hasty starts', async () => {
    const recorder = await open();
    const begun: string[] = [];
    recorder.addEventListener('recording-start', () => begun.push('start'));

    const outcomes = await Promise.allSettled([recorder.start(), recorder.start()]);
    const { stream } = recorder;
    recorder.remove();
    await new Promise(requestAnimationFrame);

    expect(outcomes.map(({ status }) => status)).to.include('fulfilled');
    expect(begun).to.have.length(1);
    expect(stream?.active).to.equal(false);
  });

  where(recordsVideo).it('never closes a stream of the page', async () => {
    const recorder = await openOnNoise();
    const chunks = recordedChunks();
    await recorder.start();
    recorder.stream = undefined;
    while (chunks.length < 1) await new Promise(requestAnimationFrame);

    await recorder.stop();

    expect(source?.stream.active).to.equal(true);
  });

  it('says so when the preview loses its source, and asks again', async () => {
    const recorder = await openOnNoise();
    const failed = when(recorder, 'recording-error');

    // Browsers tell of an end only when they stop the track themselves.
    source?.stream.getTracks().forEach(endTrack);

    expect((await failed).detail.error.code).to.equal('source-ended');
    expect(recorder.state).to.equal('failed');
  });

  where(recordsVideo).it('has no video while the next one is recorded', async () => {
    const recorder = await openOnNoise();
    await take(recorder);
    expect(recorder.value).to.not.equal('');

    await recorder.start();

    expect(recorder.value).to.equal('');
    recorder.cancel();
  });

  it('refuses a kind of source that it does not know', async () => {
    const recorder = await open();
    recorder.setAttribute('source', 'telepathy');
    await recorder.updateComplete;
    button(recorder, 'Turn on the camera');

    const refusal = await recorder.open().catch((error: unknown) => error);

    expect(refusal).to.have.property('code', 'invalid-option');
  });

  where(recordsVideo).it('says when the video plays, with `wait-playable`', async () => {
    await emulator.close();
    emulator = await openEmulator({ playableAfter: 1000 });
    const recorder = await openOnNoise();
    recorder.toggleAttribute('wait-playable', true);
    const told: string[] = [];
    for (const name of ['upload-success', 'video-playable'] as const) {
      recorder.addEventListener(name, () => told.push(name));
    }
    const playable = when(recorder, 'video-playable');

    const videoId = await take(recorder);
    await recorder.updateComplete;
    expect(recorder.shadowRoot?.textContent).to.contain('Getting ready to play…');
    await expect(recorder).to.be.accessible();
    const { detail } = await playable;
    await recorder.updateComplete;

    expect(detail.video.videoId).to.equal(videoId);
    expect(told).to.deep.equal(['upload-success', 'video-playable']);
    expect(recorder.shadowRoot?.querySelector('[part=status]')?.textContent).to.equal('Ready to play');
  });

  where(recordsVideo).it('is used by keyboard alone', async () => {
    const recorder = await open();
    await expect(recorder).to.be.accessible();

    await press('Tab');
    await press('Enter');
    while (recorder.state !== 'ready') await new Promise(requestAnimationFrame);
    await recorder.updateComplete;
    const focused = recorder.shadowRoot?.activeElement?.ariaLabel;
    const begun = when(recorder, 'recording-start');
    await press(' ');
    await begun;
    await recorder.updateComplete;
    expect(focused).to.equal('Start recording');
    expect(recorder.shadowRoot?.activeElement).to.equal(button(recorder, 'Stop recording'));
    const chunks = recordedChunks();
    while (chunks.length < 1) await new Promise(requestAnimationFrame);
    const arrived = when(recorder, 'upload-success');
    await press(' ');

    await arrived;
  });
});
