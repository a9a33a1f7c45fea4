import { expect } from '@open-wc/testing';
import '../../components/recorder/define.js';
import type { ApiVideoRecorder } from '../../components/recorder/recorder.js';
import { controlsOf } from '../../src/record/source-controls.js';
import { givesFrames } from '../helpers/abilities/gives-frames.js';
import { recordsVideo } from '../helpers/abilities/records-video.js';
import { sharesScreen } from '../helpers/abilities/shares-screen.js';
import { where } from '../helpers/abilities/where.js';
import { openEmulator, type TestEmulator } from '../helpers/emulator.js';
import { failingDevices, type FailingDevices } from '../helpers/failing-devices.js';
import { recordedChunks } from '../helpers/recorded-chunks.js';
import { button, recorderScene, until, when, type RecorderScene } from '../helpers/recorder-scene.js';
import { stopped } from '../helpers/stopped.js';

describe('trouble with the source of <apivideo-recorder>', () => {
  let emulator: TestEmulator;
  let devices: FailingDevices;
  const scenes: RecorderScene[] = [];
  before(async () => {
    emulator = await openEmulator();
  });
  after(() => emulator.close());
  beforeEach(() => (devices = failingDevices()));
  afterEach(async () => {
    devices.restore();
    localStorage.clear();
    await emulator.setFaults([]);
    for (const { recorder, source } of scenes.splice(0)) {
      recorder.cancel();
      recorder.remove();
      source.stop();
    }
  });

  /** A recorder of the browser's own devices, or of those that are set. */
  async function made(settings: Partial<ApiVideoRecorder> = {}): Promise<RecorderScene> {
    const scene = await recorderScene({ stream: undefined, ...settings }, emulator);
    scenes.push(scene);
    return scene;
  }

  async function opened(settings: Partial<ApiVideoRecorder> = {}): Promise<ApiVideoRecorder> {
    const { recorder } = await made(settings);
    const known = when(recorder, 'device-change');
    await recorder.open();
    await known;
    await recorder.updateComplete;
    return recorder;
  }

  /** The codes of the errors that are told from now on. */
  function errorsOf(recorder: ApiVideoRecorder): string[] {
    const codes: string[] = [];
    recorder.addEventListener('recording-error', ({ detail }) => codes.push(detail.error.code));
    return codes;
  }

  /** As when it is unplugged, or its sharing is stopped. */
  function lose(track: MediaStreamTrack | undefined): void {
    track?.stop();
    track?.dispatchEvent(new Event('ended'));
  }

  const withoutMicrophones = (infos: readonly MediaDeviceInfo[]): readonly MediaDeviceInfo[] =>
    infos.filter(({ kind }) => kind !== 'audioinput');

  async function codeOf(attempt: Promise<unknown>): Promise<unknown> {
    return attempt.then(
      () => 'none',
      (error: unknown) => (error as { readonly code?: string }).code,
    );
  }

  where(recordsVideo, givesFrames).it(
    'a camera that is lost in an exchange can be chosen again, and the recording goes on',
    async () => {
      const another = { kind: 'videoinput', deviceId: 'another', label: 'Another' } as MediaDeviceInfo;
      devices.list((infos) => [...infos, another]);
      const recorder = await opened();
      const videoDeviceId = recorder.videoDeviceId ?? '';
      const errors = errorsOf(recorder);
      await recorder.start();
      button(recorder, 'Camera and microphone').click();
      await recorder.updateComplete;
      const list = recorder.shadowRoot?.querySelector('select');
      if (!list) throw new Error('There is no list of cameras.');
      devices.fail(3, 'NotReadableError');

      list.value = 'another';
      list.dispatchEvent(new Event('change'));
      await until(recorder, () => errors.includes('device-busy'));
      await recorder.updateComplete;
      const { state } = recorder;
      const [inUse, offer] = [list.value, recorder.shadowRoot?.querySelector('.offer')?.textContent.trim()];
      const changed = when(recorder, 'device-change');
      list.value = videoDeviceId;
      list.dispatchEvent(new Event('change'));
      await changed;
      recorder.resume();
      const chunks = recordedChunks();
      await until(recorder, () => chunks.length > 0);
      const { videoId } = await stopped(recorder);

      expect(errors).to.deep.equal(['source-ended', 'device-busy']);
      expect([state, inUse, offer]).to.deep.equal(['paused', '', 'Choose another camera']);
      expect(videoId).to.match(/^vi/);
    },
  );

  describe('opened anew', () => {
    /** No other microphone was there when this one was opened, so that another takes its place by a new opening. */
    async function lone(): Promise<ApiVideoRecorder> {
      devices.list(withoutMicrophones);
      const recorder = await opened();
      devices.list((infos) => infos);
      return recorder;
    }

    it('stays what it was where another device is refused', async () => {
      const recorder = await lone();
      const { stream, audioDeviceId } = recorder;
      const errors = errorsOf(recorder);

      recorder.audioDeviceId = 'gone';
      await until(recorder, () => errors.length > 0);

      expect(errors).to.deep.equal(['device-constraint']);
      expect(recorder.state).to.equal('ready');
      expect(recorder.stream).to.equal(stream);
      expect(stream?.getTracks().map(({ readyState }) => readyState)).to.deep.equal(['live', 'live']);
      expect(recorder.audioDeviceId).to.equal(audioDeviceId);
      expect(devices.asked.length, 'it is not asked for again').to.equal(2);
    });

    it('is opened again where it has made room in vain', async () => {
      const recorder = await lone();
      const { stream, audioDeviceId } = recorder;
      const errors = errorsOf(recorder);
      devices.fail(2, 'NotReadableError');

      recorder.audioDeviceId = 'another';
      await until(recorder, () => errors.length > 0);

      expect(errors).to.deep.equal(['device-busy']);
      expect(recorder.state).to.equal('ready');
      expect(stream?.active).to.equal(false);
      expect(recorder.stream?.active).to.equal(true);
      expect(recorder.audioDeviceId).to.equal(audioDeviceId);
    });

    it('is refused, and can be tried again, where nothing can be had any more', async () => {
      const recorder = await lone();
      const errors = errorsOf(recorder);
      devices.fail(3, 'NotReadableError');

      recorder.audioDeviceId = 'another';
      await until(recorder, () => recorder.state === 'failed');
      await recorder.retry();

      expect(errors).to.deep.equal(['device-busy']);
      expect(recorder.state).to.equal('ready');
    });

    it('is closed with the recorder, whatever comes of what was asked for', async () => {
      const recorder = await lone();
      const { stream } = recorder;
      const go = devices.hold();

      recorder.audioDeviceId = 'another';
      await until(recorder, () => recorder.state === 'opening');
      recorder.close();
      await until(recorder, () => stream?.active === false);
      go();

      expect(recorder.state).to.equal('idle');
    });
  });

  it('a kind of source that there is not is refused', async () => {
    const { recorder } = await made();
    recorder.setAttribute('source', 'television');

    expect(await codeOf(recorder.open())).to.equal('invalid-option');
    expect(recorder.state).to.equal('failed');
  });

  describe('what has not begun', () => {
    it('never begins once it is stopped while the browser asks', async () => {
      const { recorder } = await made();
      const go = devices.hold();
      const begun: Event[] = [];
      recorder.addEventListener('recording-start', (event) => begun.push(event));
      const starting = codeOf(recorder.start());

      const stopping = codeOf(recorder.stop());

      expect(await stopping).to.equal('invalid-state');
      expect(await starting).to.equal('aborted');
      go();
      await until(recorder, () => devices.given.length > 0);
      await until(recorder, () => devices.given.every(({ readyState }) => readyState === 'ended'));
      expect(recorder.state).to.equal('idle');
      expect(begun).to.deep.equal([]);
    });

    it('never begins once it is stopped in its countdown, and the preview stays', async () => {
      const recorder = await opened({ countdown: 60 });
      const starting = codeOf(recorder.start());
      await until(recorder, () => recorder.state === 'countdown');

      const stopping = codeOf(recorder.stop());

      expect(await stopping).to.equal('invalid-state');
      expect(await starting).to.equal('aborted');
      expect(recorder.state).to.equal('ready');
      expect(recorder.stream?.active).to.equal(true);
    });

    it('never begins once it is stopped by who hears that it is about to', async () => {
      const recorder = await opened();
      recorder.addEventListener('upload-start', () => void codeOf(recorder.stop()), { once: true });

      expect(await codeOf(recorder.start())).to.equal('aborted');

      expect(recorder.state).to.equal('ready');
      await recorder.start();
      expect(recorder.state).to.equal('recording');
    });
  });

  where(recordsVideo).it('no closed source is given as an open one while a recording is sent', async () => {
    await emulator.setFaults([{ match: { path: '/upload' }, then: { hang: true } }]);
    const recorder = await opened();
    await recorder.start();
    const chunks = recordedChunks();
    await until(recorder, () => chunks.length > 0);
    void codeOf(recorder.stop());
    await until(recorder, () => recorder.state === 'finishing');

    expect(await codeOf(recorder.open())).to.equal('invalid-state');
    expect(recorder.state).to.equal('finishing');
  });

  describe("the page's own sound", () => {
    async function onNoise(): Promise<RecorderScene & { readonly sound: MediaStreamTrack }> {
      const scene = await made();
      const [sound] = scene.source.stream.getAudioTracks();
      if (!sound) throw new Error('The noise has no sound.');
      scene.recorder.stream = scene.source.stream;
      await scene.recorder.updateComplete;
      return { ...scene, sound };
    }

    async function mute(recorder: ApiVideoRecorder, muted: boolean): Promise<void> {
      recorder.muted = muted;
      await recorder.updateComplete;
    }

    where(recordsVideo).it('is on in the recording after one that was muted', async () => {
      const { recorder, sound } = await onNoise();
      await mute(recorder, true);
      await recorder.start();
      const chunks = recordedChunks();
      await until(recorder, () => chunks.length > 0);
      await stopped(recorder);
      const before = sound.enabled;
      await mute(recorder, false);

      await recorder.start();
      await recorder.updateComplete;

      expect([before, sound.enabled]).to.deep.equal([false, true]);
    });

    it('is as it was once the recorder has another stream, or leaves the page', async () => {
      const [first, second] = [await onNoise(), await onNoise()];
      for (const { recorder } of [first, second]) await mute(recorder, true);
      const muted = [first.sound.enabled, second.sound.enabled];

      first.recorder.stream = undefined;
      await first.recorder.updateComplete;
      second.recorder.remove();

      expect(muted).to.deep.equal([false, false]);
      expect([first.sound.enabled, second.sound.enabled]).to.deep.equal([true, true]);
    });

    it('stays off where the page itself has switched it off', async () => {
      const { recorder, sound } = await onNoise();
      sound.enabled = false;

      await mute(recorder, true);
      await mute(recorder, false);

      expect(sound.enabled).to.equal(false);
    });
  });

  where(recordsVideo, sharesScreen).describe('a screen', () => {
    async function sharing(settings: Partial<ApiVideoRecorder>) {
      const recorder = await opened(settings);
      const errors = errorsOf(recorder);
      const behind = recorder.stream && controlsOf(recorder.stream)?.devices;
      await recorder.start();
      const chunks = recordedChunks();
      await until(recorder, () => chunks.length > 0);
      return { recorder, errors, behind };
    }

    for (const source of ['screen', 'screen+camera'] as const) {
      it(`that is no longer shared ends a recording of ${source} without an error`, async () => {
        const { recorder, errors, behind } = await sharing({ source });
        const arrived = when(recorder, 'upload-success');

        lose(behind?.get('sound'));
        lose(behind?.get('screen'));
        await arrived;

        expect(errors).to.deep.equal([]);
        expect(recorder.state).to.equal('done');
      });
    }

    it('of the page’s own is one, whatever the attribute says', async () => {
      const stream = await navigator.mediaDevices.getDisplayMedia({ video: true });
      const { recorder } = await made({ stream });
      const errors = errorsOf(recorder);
      await recorder.start();
      const chunks = recordedChunks();
      await until(recorder, () => chunks.length > 0);
      const arrived = when(recorder, 'upload-success');

      stream.getTracks().forEach(lose);
      await arrived;

      expect(errors).to.deep.equal([]);
    });

    it('that loses the last of its sounds is told of, and goes on', async () => {
      devices.list(withoutMicrophones);
      const { recorder, errors, behind } = await sharing({ source: 'screen' });

      lose(behind?.get('sound'));
      lose(behind?.get('microphone'));
      await until(recorder, () => errors.length > 0);

      expect(errors).to.deep.equal(['source-ended']);
      expect(recorder.state).to.equal('recording');
      expect(recorder.shadowRoot?.textContent).to.contain('The sound has ended');
    });
  });
});
