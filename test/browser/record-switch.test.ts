import { expect } from '@open-wc/testing';
import { RecordingSession } from '../../src/record/session.js';
import { controlsOf } from '../../src/record/source-controls.js';
import type { SourceRequest } from '../../src/record/source.js';
import { sharesScreen } from '../helpers/abilities/shares-screen.js';
import { where } from '../helpers/abilities/where.js';
import { recordsVideo } from '../helpers/abilities/records-video.js';
import { openEmulator, type TestEmulator } from '../helpers/emulator.js';
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
