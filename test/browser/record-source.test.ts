import { expect } from '@open-wc/testing';
import type { ApiVideoError } from '../../src/base/error.js';
import { mixSound } from '../../src/record/mix-sound.js';
import { controlsOf } from '../../src/record/source-controls.js';
import { closeStream, openSource, type SourceKind, type SourceRequest } from '../../src/record/source.js';
import { trackFacts } from '../../src/record/track-end.js';
import { givesFrames } from '../helpers/abilities/gives-frames.js';
import { sharesScreen } from '../helpers/abilities/shares-screen.js';
import { where } from '../helpers/abilities/where.js';
import { eventually } from '../helpers/eventually.js';

const opened: MediaStream[] = [];

async function open(source: SourceKind | SourceRequest, onNotice?: (error: ApiVideoError) => void) {
  const stream = await openSource(source, undefined, onNotice);
  const [picture] = stream.getVideoTracks();
  const [sound] = stream.getAudioTracks();
  opened.push(stream);
  return { stream, picture, sound, controls: controlsOf(stream) };
}

/** Every track that the browser gives a page from now on. */
function devicesGiven(): MediaStreamTrack[] {
  const tracks: MediaStreamTrack[] = [];
  const { mediaDevices } = navigator;
  for (const name of ['getUserMedia', 'getDisplayMedia'] as const) {
    const own = mediaDevices[name].bind(mediaDevices);
    mediaDevices[name] = async (constraints) => {
      const stream = await own(constraints);
      tracks.push(...stream.getTracks());
      return stream;
    };
  }
  return tracks;
}

function ended(track: MediaStreamTrack | undefined): Promise<Event> {
  return new Promise((resolve) => track?.addEventListener('ended', resolve, { once: true }));
}

/** As when it is unplugged, or its sharing is stopped. */
function lose(track: MediaStreamTrack | undefined): void {
  track?.stop();
  track?.dispatchEvent(new Event('ended'));
}

describe('openSource', () => {
  afterEach(() => {
    opened.splice(0).forEach(closeStream);
    for (const name of ['getUserMedia', 'getDisplayMedia'])
      Reflect.deleteProperty(navigator.mediaDevices, name);
  });

  it('gives a device as it is, where nothing is to be put together', async () => {
    const { stream, controls } = await open('camera');

    expect(stream.getTracks().length).to.equal(2);
    expect(controls).to.equal(undefined);
  });

  where(sharesScreen).it("mixes the screen's sound with the microphone's", async () => {
    const given = devicesGiven();
    const { stream, picture, sound } = await open('screen');

    expect(given.map(({ kind }) => kind)).to.deep.equal(['audio', 'video', 'audio']);
    expect(stream.getTracks().length).to.equal(2);
    expect(given).to.include(picture);
    expect(given).not.to.include(sound);
  });

  where(sharesScreen).it('records the screen without a microphone that is refused, and says so', async () => {
    navigator.mediaDevices.getUserMedia = () =>
      Promise.reject(new DOMException('Permission denied', 'NotAllowedError'));
    const notices: string[] = [];

    const { stream } = await open('screen', ({ code }) => notices.push(code));

    expect(notices).to.deep.equal(['permission-denied']);
    expect(
      stream
        .getTracks()
        .map(({ kind }) => kind)
        .sort(),
    ).to.deep.equal(['audio', 'video']);
  });

  where(sharesScreen).it(
    'puts the camera over the screen, in a track that ends with the screen',
    async () => {
      const given = devicesGiven();
      const { picture, controls } = await open('screen+camera');
      const over = ended(picture);

      const screen = given.find((track) => track.getSettings().displaySurface !== undefined);
      const facts = picture && trackFacts(picture);
      lose(screen);
      await over;

      expect(controls?.composition?.whenHidden).to.equal('goes-on');
      expect(facts).to.deep.equal({ kind: 'video', screen: true });
      expect(picture?.readyState).to.equal('ended');
    },
  );

  where(sharesScreen).it('goes on without the camera in the corner, and says so', async () => {
    const given = devicesGiven();
    const notices: string[] = [];
    const { picture } = await open('screen+camera', ({ code }) => notices.push(code));

    lose(given.find(({ kind, label }) => kind === 'video' && label.startsWith('fake_device')));

    expect(notices).to.deep.equal(['source-ended']);
    expect(picture?.readyState).to.equal('live');
  });

  where(sharesScreen).it('closes everything that it was made of', async () => {
    const given = devicesGiven();
    const { stream } = await open('screen+camera');

    closeStream(stream);

    expect(given.length).to.equal(4);
    expect(given.map(({ readyState }) => readyState)).to.deep.equal(Array(4).fill('ended'));
    expect(stream.active).to.equal(false);
  });

  where(sharesScreen).it('closes the screen when the camera beside it is refused', async () => {
    const given = devicesGiven();
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', 'NotReadableError'));

    const failure = await open('screen+camera').catch((error: unknown) => error);

    expect(failure).to.have.property('code', 'device-busy');
    expect(given.every(({ readyState }) => readyState === 'ended')).to.equal(true);
  });

  where(givesFrames).it('changes camera and microphone under the same recording', async () => {
    const given = devicesGiven();
    const { stream, picture, sound, controls } = await open({ kind: 'camera', switchable: true });
    const devices = await navigator.mediaDevices.enumerateDevices();
    const camera = devices.find(({ kind }) => kind === 'videoinput')?.deviceId ?? '';
    const microphone = devices.find(({ kind }) => kind === 'audioinput')?.deviceId ?? '';

    await controls?.switchCamera?.({ videoDeviceId: camera });
    await controls?.switchMicrophone?.(microphone);

    expect(given.map(({ readyState }) => readyState)).to.deep.equal(['ended', 'ended', 'live', 'live']);
    expect(stream.getTracks()).to.have.members([picture, sound]);
    expect([picture?.readyState, sound?.readyState]).to.deep.equal(['live', 'live']);
  });

  where(givesFrames).it('keeps the camera that it has when another one is not there', async () => {
    const given = devicesGiven();
    const { controls } = await open({ kind: 'camera', switchable: true });

    const failure = await controls
      ?.switchCamera?.({ videoDeviceId: 'gone' })
      .catch((error: unknown) => error);

    expect(failure).to.have.property('code', 'device-constraint');
    expect(given.every(({ readyState }) => readyState === 'live')).to.equal(true);
  });

  where(givesFrames).it('makes room for a camera that the one in use keeps from starting', async () => {
    const given = devicesGiven();
    const { controls } = await open({ kind: 'camera', switchable: true });
    const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    navigator.mediaDevices.getUserMedia = (constraints) =>
      given[0]?.readyState === 'live' && given[1]?.readyState === 'live'
        ? Promise.reject(new DOMException('', 'NotReadableError'))
        : ask(constraints);

    await controls?.switchCamera?.({ videoDeviceId: given.find(isVideo)?.getSettings().deviceId ?? '' });

    expect(given.filter(isVideo).map(({ readyState }) => readyState)).to.deep.equal(['ended', 'live']);
  });
});

const isVideo = ({ kind }: MediaStreamTrack): boolean => kind === 'video';

describe('mixSound', () => {
  it('gives nothing where the sound would not run, and closes the context', async () => {
    const context = new AudioContext();
    context.resume = () => new Promise(() => undefined);
    await context.suspend();

    const mix = await mixSound(context, []);

    expect(mix).to.equal(undefined);
    await eventually(() => context.state === 'closed');
  });
});
