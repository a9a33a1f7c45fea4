import { expect } from '@open-wc/testing';
import { choiceOf, watchDevices, type Devices } from '../../src/record/devices.js';
import { closeStream, openSource } from '../../src/record/source.js';

describe('watchDevices', () => {
  let life: AbortController;
  let allowed: MediaStream;
  // Firefox and Safari name devices to a page once one of them was allowed.
  before(async () => {
    allowed = await openSource('camera');
  });
  after(() => closeStream(allowed));
  beforeEach(() => (life = new AbortController()));
  afterEach(() => {
    life.abort();
    Reflect.deleteProperty(navigator.mediaDevices, 'enumerateDevices');
  });

  /** The list as it is told next. */
  function nextList(): { readonly onChange: (devices: Devices) => void; readonly told: Promise<Devices> } {
    let onChange: (devices: Devices) => void = () => undefined;
    const told = new Promise<Devices>((resolve) => (onChange = resolve));
    return { onChange, told };
  }

  it('tells the cameras and microphones that are there, by name', async () => {
    const { onChange, told } = nextList();

    watchDevices(onChange, life.signal);
    const { cameras, microphones } = await told;

    const [camera] = allowed.getVideoTracks();
    expect(cameras.map(({ label }) => label)).to.include(camera?.label);
    expect(microphones.length).to.be.greaterThan(0);
  });

  it('notices a camera that is plugged in, and says nothing twice', async () => {
    const lists: Devices[] = [];
    const watch = watchDevices((devices) => lists.push(devices), life.signal);
    await watch.refresh();
    const before = await navigator.mediaDevices.enumerateDevices();
    const another = { kind: 'videoinput', deviceId: 'cam2', label: 'New' };
    navigator.mediaDevices.enumerateDevices = () => Promise.resolve([...before, another as MediaDeviceInfo]);

    navigator.mediaDevices.dispatchEvent(new Event('devicechange'));
    navigator.mediaDevices.dispatchEvent(new Event('devicechange'));
    const { cameras } = await watch.refresh();

    expect(cameras.at(-1)).to.deep.equal({ deviceId: 'cam2', label: 'New' });
    expect(lists.length).to.equal(2);
  });

  it('hears nothing more after its end', async () => {
    const lists: Devices[] = [];
    const watch = watchDevices((devices) => lists.push(devices), life.signal);
    await watch.refresh();
    navigator.mediaDevices.enumerateDevices = () => Promise.resolve([]);

    life.abort();
    navigator.mediaDevices.dispatchEvent(new Event('devicechange'));
    await watch.refresh();

    expect(lists.length).to.equal(1);
  });

  it('knows the devices behind a stream, to be remembered', async () => {
    const stream = await openSource({ kind: 'camera', switchable: true });
    const { cameras } = await watchDevices(() => undefined, life.signal).refresh();

    expect(choiceOf(stream).videoDeviceId).to.equal(cameras[0]?.deviceId);
    closeStream(stream);
  });

  it('opens another camera where the remembered one is gone', async () => {
    const remembered = { videoDeviceId: 'gone', audioDeviceId: 'gone' };

    const stream = await openSource({ kind: 'camera', remembered });

    expect(stream.active).to.equal(true);
    closeStream(stream);
  });
});
