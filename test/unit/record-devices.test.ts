import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { rememberDevices, rememberedDevices } from '../../src/record/device-choice.js';
import { devicesIn, otherCamera, presentChoice, sameDevices } from '../../src/record/devices.js';

const front = { kind: 'videoinput', deviceId: 'cam1', label: 'Front' } as const;
const back = { kind: 'videoinput', deviceId: 'cam2', label: 'Back' } as const;
const headset = { kind: 'audioinput', deviceId: 'mic1', label: 'Headset' } as const;

test('cameras and microphones are told apart, and loudspeakers left out', () => {
  const speaker = { kind: 'audiooutput', deviceId: 'out1', label: 'Speaker' } as const;

  assert.deepEqual(devicesIn([headset, front, speaker]), {
    cameras: [{ deviceId: 'cam1', label: 'Front' }],
    microphones: [{ deviceId: 'mic1', label: 'Headset' }],
  });
});

test('what has no name before permission, or stands for another, is no choice', () => {
  const unnamed = { kind: 'videoinput', deviceId: '', label: '' } as const;
  const double = { kind: 'audioinput', deviceId: 'default', label: 'Default - Headset' } as const;

  assert.deepEqual(devicesIn([unnamed, double, headset]), {
    cameras: [],
    microphones: [{ deviceId: 'mic1', label: 'Headset' }],
  });
});

test('a list with new names is another list', () => {
  assert.equal(sameDevices(devicesIn([front]), devicesIn([front])), true);
  assert.equal(sameDevices(devicesIn([front]), devicesIn([{ ...front, label: '' }])), false);
});

test('of a choice, only what is still there counts', () => {
  const choice = { videoDeviceId: 'cam2', audioDeviceId: 'mic1' };

  assert.deepEqual(presentChoice(choice, devicesIn([front, headset])), { audioDeviceId: 'mic1' });
});

test('on a phone the camera is turned round, on a computer the next one is taken', () => {
  const { cameras } = devicesIn([front, back]);

  assert.deepEqual(otherCamera({ facingMode: 'user', deviceId: 'cam1' }, cameras), {
    facingMode: 'environment',
  });
  assert.deepEqual(otherCamera({ facingMode: 'environment' }, cameras), { facingMode: 'user' });
  assert.deepEqual(otherCamera({ deviceId: 'cam1' }, cameras), { videoDeviceId: 'cam2' });
  assert.deepEqual(otherCamera({ deviceId: 'cam2' }, cameras), { videoDeviceId: 'cam1' });
});

test('a single camera has no other side', () => {
  assert.equal(otherCamera({ facingMode: 'user' }, devicesIn([front]).cameras), undefined);
});

test('a choice is remembered, one device at a time', (t) => {
  installStorage(t, new Map());

  rememberDevices({ videoDeviceId: 'cam1' });
  rememberDevices({ audioDeviceId: 'mic1' });

  assert.deepEqual(rememberedDevices(), { videoDeviceId: 'cam1', audioDeviceId: 'mic1' });
});

test('an empty id forgets the choice', (t) => {
  installStorage(t, new Map());

  rememberDevices({ videoDeviceId: 'cam1', audioDeviceId: 'mic1' });
  rememberDevices({ videoDeviceId: '' });

  assert.deepEqual(rememberedDevices(), { audioDeviceId: 'mic1' });
});

test('what others have left in the storage is no choice', (t) => {
  const items = new Map<string, string>();
  installStorage(t, items);
  rememberDevices({ videoDeviceId: 'cam1' });
  const [key = ''] = items.keys();

  for (const foreign of ['not JSON', 'null', '[]', '{"videoDeviceId":7}']) {
    items.set(key, foreign);
    assert.deepEqual(rememberedDevices(), {});
  }
});

test('refused storage is no error', (t) => {
  Object.defineProperty(globalThis, 'localStorage', {
    get: () => {
      throw new DOMException('denied', 'SecurityError');
    },
    configurable: true,
  });
  t.after(() => Reflect.deleteProperty(globalThis, 'localStorage'));

  rememberDevices({ videoDeviceId: 'cam1' });

  assert.deepEqual(rememberedDevices(), {});
});

/** Gives Node a page's storage for one test. */
function installStorage(t: TestContext, items: Map<string, string>): void {
  const value = {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, item: string) => items.set(key, item),
  };
  Object.defineProperty(globalThis, 'localStorage', { value, configurable: true });
  t.after(() => Reflect.deleteProperty(globalThis, 'localStorage'));
}
