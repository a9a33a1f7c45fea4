import { expect } from '@open-wc/testing';
import { RecordingSession } from '../../src/record/session.js';
import { controlsOf } from '../../src/record/source-controls.js';
import type { SourceRequest } from '../../src/record/source.js';
import { givesFrames } from '../helpers/abilities/gives-frames.js';
import { sharesScreen } from '../helpers/abilities/shares-screen.js';
import { where } from '../helpers/abilities/where.js';
import { recordsVideo } from '../helpers/abilities/records-video.js';
import { openEmulator, type TestEmulator } from '../helpers/emulator.js';
import { failingDevices, type FailingDevices } from '../helpers/failing-devices.js';
import { nextEvent } from '../helpers/next-event.js';

describe('a recording of an assembled source', () => {
  let emulator: TestEmulator;
  before(async () => {
    emulator = await openEmulator();
  });
  after(() => emulator.close());

  async function recording(source: SourceRequest) {
    const { url, token } = emulator;
    const session = new RecordingSession(source, { uploadToken: token, baseUri: url, timeslice: 200 });
    const interruptions: string[] = [];
    const chunks: Blob[] = [];
    session.addEventListener('interrupted', ({ detail }) => interruptions.push(detail.error.message));
    session.addEventListener('chunk', ({ detail }) => chunks.push(detail.blob));
    const stream = await session.open();
    await session.start();
    await nextEvent(session, 'chunk');
    return { session, stream, interruptions, chunks, controls: controlsOf(stream) };
  }

  /** The sizes of the pictures of a recording, in their order, each once. */
  async function sizesIn(blob: Blob): Promise<readonly string[]> {
    const video = Object.assign(document.createElement('video'), { muted: true });
    const sizes = new Set<string>();
    const over = new Promise((resolve) => (video.onended = resolve));
    const look = (): void => {
      sizes.add(`${video.videoWidth}x${video.videoHeight}`);
      video.requestVideoFrameCallback(look);
    };
    video.src = URL.createObjectURL(blob);
    video.requestVideoFrameCallback(look);
    await video.play();
    await over;
    return [...sizes];
  }

  where(recordsVideo).it('goes on over a change of camera and microphone, as one video', async () => {
    const { session, interruptions, chunks, controls } = await recording({
      kind: 'camera',
      width: 320,
      height: 240,
      switchable: true,
    });
    const devices = await navigator.mediaDevices.enumerateDevices();
    const idOf = (wanted: string): string => devices.find(({ kind }) => kind === wanted)?.deviceId ?? '';

    await controls?.switchCamera?.({ videoDeviceId: idOf('videoinput') });
    await controls?.switchMicrophone?.(idOf('audioinput'));
    await nextEvent(session, 'chunk');
    await nextEvent(session, 'chunk');
    const { videoId } = await session.stop();

    expect(videoId).to.match(/^vi/);
    expect(interruptions).to.deep.equal([]);
    expect(await sizesIn(new Blob(chunks))).to.deep.equal(['320x240']);
  });

  where(recordsVideo, givesFrames).describe('whose camera is busy', () => {
    const camera: SourceRequest = { kind: 'camera', width: 320, height: 240, switchable: true };
    let devices: FailingDevices;
    beforeEach(() => (devices = failingDevices()));
    afterEach(() => devices.restore());

    async function idOfCamera(): Promise<string> {
      const infos = await navigator.mediaDevices.enumerateDevices();
      return infos.find(({ kind }) => kind === 'videoinput')?.deviceId ?? '';
    }

    function cameraAsked(): MediaTrackConstraints {
      const { video } = devices.asked.at(-1) ?? {};
      if (typeof video !== 'object') throw new Error('No camera was asked for.');
      return video;
    }

    it('goes back to the camera before, at the size that was asked for', async () => {
      const { session, interruptions, controls } = await recording(camera);
      devices.fail(2, 'NotReadableError');

      const refusal: unknown = await controls
        ?.switchCamera?.({ videoDeviceId: 'another' })
        .catch((error: unknown) => error);

      expect(refusal).to.have.property('code', 'device-busy');
      expect(cameraAsked()).to.deep.equal({
        width: 320,
        height: 240,
        deviceId: { exact: await idOfCamera() },
      });
      expect(controls?.devices.get('camera')?.readyState).to.equal('live');
      expect(interruptions).to.deep.equal([]);
      await session.stop();
    });

    it('goes on where none can be had, says so, and takes one as soon as it can be had', async () => {
      const { session, interruptions, controls } = await recording(camera);
      const videoDeviceId = await idOfCamera();
      devices.fail(3, 'NotReadableError');

      const refusal: unknown = await controls
        ?.switchCamera?.({ videoDeviceId: 'another' })
        .catch((error: unknown) => error);
      const told = [...interruptions];
      const { state } = session;
      await controls?.switchCamera?.({ videoDeviceId });
      await nextEvent(session, 'chunk');
      const { videoId } = await session.stop();

      expect(refusal).to.have.property('code', 'device-busy');
      expect(told).to.deep.equal(['The camera was disconnected, or the browser took it back.']);
      expect(state).to.equal('recording');
      expect(videoId).to.match(/^vi/);
    });
  });

  where(sharesScreen).it(
    'ends when the screen under the camera is no longer shared, and says so',
    async () => {
      const { session, stream, interruptions, controls } = await recording({ kind: 'screen+camera' });

      const screen = controls?.devices.get('screen');
      screen?.stop();
      screen?.dispatchEvent(new Event('ended'));
      const { videoId } = await session.finished;

      expect(videoId).to.match(/^vi/);
      expect(interruptions).to.deep.equal(['The screen is no longer shared.']);
      expect(stream.active).to.equal(false);
      expect([...(controls?.devices.values() ?? [])].map(({ readyState }) => readyState)).to.deep.equal(
        Array(4).fill('ended'),
      );
    },
  );

  where(sharesScreen).it('records screen and microphone as one sound', async () => {
    const { session, chunks } = await recording({ kind: 'screen' });

    await nextEvent(session, 'chunk');
    await session.stop();

    expect(session.mimeType).to.equal('video/webm;codecs=vp9,opus');
    expect((await sizesIn(new Blob(chunks))).length).to.equal(1);
  });
});
