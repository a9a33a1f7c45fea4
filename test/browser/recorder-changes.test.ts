import { expect } from '@open-wc/testing';
import '../../components/recorder/define.js';
import type { ApiVideoRecorder } from '../../components/recorder/recorder.js';
import { endTrack } from '../../src/record/track-end.js';
import { givesFrames } from '../helpers/abilities/gives-frames.js';
import { recordsVideo } from '../helpers/abilities/records-video.js';
import { sharesScreen } from '../helpers/abilities/shares-screen.js';
import { where } from '../helpers/abilities/where.js';
import { openEmulator, type TestEmulator } from '../helpers/emulator.js';
import { failingDevices, type FailingDevices } from '../helpers/failing-devices.js';
import { button, recorderScene, until, when, type RecorderScene } from '../helpers/recorder-scene.js';

describe('what changes about <apivideo-recorder> while something is under way', () => {
  let emulator: TestEmulator;
  let devices: FailingDevices;
  const scenes: RecorderScene[] = [];
  before(async () => {
    emulator = await openEmulator();
  });
  after(() => emulator.close());
  beforeEach(() => (devices = failingDevices()));
  afterEach(() => {
    devices.restore();
    localStorage.clear();
    for (const { recorder, source } of scenes.splice(0)) {
      recorder.cancel();
      recorder.remove();
      source.stop();
    }
  });

  /** A recorder of the browser's own devices, or of those that are set. */
  async function made(settings: Partial<ApiVideoRecorder> = {}): Promise<ApiVideoRecorder> {
    const scene = await recorderScene({ stream: undefined, ...settings }, emulator);
    scenes.push(scene);
    return scene.recorder;
  }

  async function opened(settings: Partial<ApiVideoRecorder> = {}): Promise<ApiVideoRecorder> {
    const recorder = await made(settings);
    const known = when(recorder, 'device-change');
    await recorder.open();
    await known;
    await recorder.updateComplete;
    return recorder;
  }

  /** No other microphone was there when this one was opened, so that another takes its place by a new opening. */
  async function lone(): Promise<ApiVideoRecorder> {
    devices.list((infos) => infos.filter(({ kind }) => kind !== 'audioinput'));
    const recorder = await opened();
    devices.list((infos) => infos);
    return recorder;
  }

  /** The codes of the errors that are told from now on. */
  function errorsOf(recorder: ApiVideoRecorder): string[] {
    const codes: string[] = [];
    recorder.addEventListener('recording-error', ({ detail }) => codes.push(detail.error.code));
    return codes;
  }

  async function codeOf(attempt: Promise<unknown>): Promise<unknown> {
    return attempt.then(
      () => 'none',
      (error: unknown) => (error as { readonly code?: string }).code,
    );
  }

  async function microphones(): Promise<readonly string[]> {
    const infos = await navigator.mediaDevices.enumerateDevices();
    return infos
      .filter(
        ({ kind, deviceId }) => kind === 'audioinput' && !['default', 'communications'].includes(deviceId),
      )
      .map(({ deviceId }) => deviceId);
  }

  /** Chosen in the settings, as a person does. */
  async function choose(recorder: ApiVideoRecorder, deviceId: string): Promise<void> {
    button(recorder, 'Camera and microphone').click();
    await recorder.updateComplete;
    const [, list] = recorder.shadowRoot?.querySelectorAll('select') ?? [];
    if (!list) throw new Error('There is no list of microphones.');
    const changed = when(recorder, 'device-change');
    list.value = deviceId;
    list.dispatchEvent(new Event('change'));
    await changed;
  }

  const notice = ({ shadowRoot }: ApiVideoRecorder): string | undefined =>
    shadowRoot?.querySelector('.notice[part=status]')?.textContent.trim();

  where(recordsVideo).it(
    'a microphone that a recording has lost is missing in the preview after it, too',
    async () => {
      const scene = await recorderScene({}, emulator);
      scenes.push(scene);
      const { recorder, source } = scene;
      const [sound] = source.stream.getAudioTracks();
      await recorder.start();
      const lost = when(recorder, 'recording-error');
      if (sound) endTrack(sound);
      await lost;
      await recorder.updateComplete;
      const before = notice(recorder);

      recorder.cancel();
      await recorder.updateComplete;

      expect(recorder.state).to.equal('ready');
      expect(before).to.be.a('string');
      expect(notice(recorder)).to.equal(before);
    },
  );

  where(recordsVideo, givesFrames).it(
    'a device that a person has gone over to is the one to record with from then on',
    async () => {
      await opened(); // the devices have names from now on
      const [wished = '', chosen = ''] = await microphones();
      const recorder = await opened({ audioDeviceId: wished });
      const before = recorder.audioDeviceId;
      await recorder.start();
      await choose(recorder, chosen);
      localStorage.clear(); // what is remembered counts for less, and is no help here

      const known = when(recorder, 'device-change');
      recorder.parentElement?.append(recorder);
      await known;
      const moved = recorder.audioDeviceId;
      recorder.close();
      await recorder.open();

      expect([before, moved, recorder.audioDeviceId]).to.deep.equal([wished, chosen, chosen]);
    },
  );

  where(recordsVideo, givesFrames).it(
    'a recording that is about to begin keeps its devices, and the change is refused',
    async () => {
      const recorder = await lone();
      const { stream } = recorder;
      const errors = errorsOf(recorder);
      const states: string[] = [];
      const begun = when(recorder, 'recording-start');
      recorder.addEventListener('upload-start', () =>
        queueMicrotask(() => {
          states.push(recorder.state);
          recorder.audioDeviceId = 'another';
        }),
      );

      const starting = recorder.start();
      await begun;
      await starting;
      await until(recorder, () => errors.length > 0);

      expect(states).to.deep.equal(['ready']);
      expect(errors).to.deep.equal(['invalid-state']);
      expect(recorder.stream).to.equal(stream);
      expect(recorder.state).to.equal('recording');
    },
  );

  it('a change that is given up with its source is still what is wished for', async () => {
    const recorder = await lone();
    const { stream } = recorder;
    const go = devices.hold();

    recorder.audioDeviceId = 'another';
    await until(recorder, () => recorder.state === 'opening');
    recorder.close();
    go();
    await until(recorder, () => stream?.active === false);

    expect(recorder.audioDeviceId).to.equal('another');
  });

  it('a source that the attributes no longer describe stays what it was', async () => {
    const recorder = await lone();
    const { stream } = recorder;
    const errors = errorsOf(recorder);
    recorder.setAttribute('source', 'television');

    recorder.audioDeviceId = 'another';
    await until(recorder, () => errors.length > 0);

    expect(errors).to.deep.equal(['invalid-option']);
    expect(recorder.state).to.equal('ready');
    expect(recorder.stream).to.equal(stream);
    expect(stream?.active).to.equal(true);
  });

  for (const [act, state] of [
    ['cancel', 'ready'],
    ['close', 'idle'],
  ] as const) {
    it(`a recording that is about to begin never does after ${act}()`, async () => {
      const recorder = await opened();

      const starting = codeOf(recorder.start());
      recorder[act]();

      expect(await starting).to.equal('aborted');
      expect(recorder.state).to.equal(state);
    });
  }

  where(sharesScreen).it('what a source lacks is not told once it is closed', async () => {
    const { mediaDevices } = navigator;
    const share = mediaDevices.getDisplayMedia.bind(mediaDevices);
    let shared: MediaStream | undefined;
    mediaDevices.getDisplayMedia = async (constraints) => (shared = await share(constraints));
    const recorder = await made({ source: 'screen' });
    const errors = errorsOf(recorder);
    const go = devices.hold();
    devices.fail(1, 'NotFoundError');

    const opening = codeOf(recorder.open());
    await until(recorder, () => devices.asked.length > 0);
    recorder.close();
    go();
    await until(recorder, () => shared?.active === false);
    Reflect.deleteProperty(mediaDevices, 'getDisplayMedia');

    expect(await opening).to.equal('aborted');
    expect(errors).to.deep.equal([]);
  });
});
