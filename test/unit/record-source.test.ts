import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { ApiVideoError } from '../../src/base/error.js';
import { sourceError } from '../../src/record/source-error.js';
import { displayConstraints, insistingOn, userConstraints } from '../../src/record/source-request.js';
import { openSource } from '../../src/record/source.js';
import { afterTrackEnd } from '../../src/record/track-end.js';
import { fakeStream } from '../helpers/fake-media-recorder.js';

const refusal = (name: string, message = ''): DOMException => new DOMException(message, name);

for (const [name, code] of [
  ['NotAllowedError', 'permission-denied'],
  ['SecurityError', 'permission-denied'],
  ['NotFoundError', 'device-not-found'],
  ['NotReadableError', 'device-busy'],
  ['AbortError', 'device-busy'],
  ['OverconstrainedError', 'device-constraint'],
  ['InvalidStateError', 'invalid-state'],
  ['NotSupportedError', 'unsupported'],
  ['TypeError', 'unsupported'],
  ['SomethingNewError', 'device-busy'],
] as const) {
  test(`a browser's ${name} becomes ${code}`, () => {
    const cause = refusal(name);

    const error = sourceError(cause, 'camera', { secure: true });

    assert.equal(error.code, code);
    assert.equal(error.cause, cause);
    assert.match(error.message, /camera/);
  });
}

test('a question that was closed is told from one that was answered with no', () => {
  const error = sourceError(refusal('NotAllowedError', 'Permission dismissed'), 'microphone', {
    secure: true,
  });

  assert.equal(error.code, 'permission-dismissed');
});

test('a screen that is not shared is a question closed: no browser remembers a refusal', () => {
  const error = sourceError(refusal('NotAllowedError', 'Permission denied'), 'screen', { secure: true });

  assert.equal(error.code, 'permission-dismissed');
});

for (const [message, advice] of [
  ['Permission denied by system', /system's privacy settings/],
  ['Access to the feature "camera" is disallowed by permissions policy', /Open this page by itself/],
] as const) {
  test(`who can lift a refusal is named: ${message}`, () => {
    const error = sourceError(refusal('NotAllowedError', message), 'screen', { secure: true });

    assert.equal(error.code, 'permission-denied');
    assert.match(error.message, advice);
  });
}

test('a chosen device that is gone is told from a wish that is too much', () => {
  const gone = Object.assign(refusal('OverconstrainedError'), { constraint: 'deviceId' });

  const error = sourceError(gone, 'camera', { secure: true });

  assert.equal(error.code, 'device-constraint');
  assert.match(error.message, /no longer there/);
});

test('on an insecure page that is the reason, whatever the browser says', () => {
  const error = sourceError(new TypeError('undefined is not an object'), 'camera', { secure: false });

  assert.equal(error.code, 'insecure-context');
});

test('an error of ours stays what it is', () => {
  const error = new ApiVideoError('aborted', 'Enough.');

  assert.equal(sourceError(error, 'camera', { secure: false }), error);
});

test('sizes are wishes, a chosen device is a must', () => {
  const request = { kind: 'camera', width: 1280, facingMode: 'user', videoDeviceId: 'cam1' } as const;

  assert.deepEqual(userConstraints(request), {
    video: { width: 1280, facingMode: 'user', deviceId: { exact: 'cam1' } },
    audio: true,
  });
});

test('a device of an earlier visit is a wish, and the way that the page wants to look comes first', () => {
  const remembered = { videoDeviceId: 'cam1', audioDeviceId: 'mic1' };

  assert.deepEqual(userConstraints({ kind: 'camera', remembered }), {
    video: { deviceId: { ideal: 'cam1' } },
    audio: { deviceId: { ideal: 'mic1' } },
  });
  assert.deepEqual(userConstraints({ kind: 'camera', remembered, facingMode: 'environment', sound: false }), {
    video: { facingMode: 'environment' },
    audio: false,
  });
});

test('the screen is asked for with its sound, the microphone without a picture', () => {
  assert.deepEqual(displayConstraints({ kind: 'screen', frameRate: 10 }), {
    video: { frameRate: 10 },
    audio: true,
    systemAudio: 'include',
  });
  assert.deepEqual(displayConstraints({ kind: 'screen', sound: false }), { video: {}, audio: false });
  assert.deepEqual(userConstraints({ kind: 'screen' }), { audio: true });
  assert.deepEqual(userConstraints({ kind: 'microphone', audioDeviceId: 'mic1' }), {
    audio: { deviceId: { exact: 'mic1' } },
  });
});

test("with a screen, the size asked for is the screen's, and the camera is small", () => {
  const request = { kind: 'screen+camera', width: 1920, height: 1080, frameRate: 15 } as const;

  assert.deepEqual(displayConstraints(request).video, { width: 1920, height: 1080, frameRate: 15 });
  assert.deepEqual(userConstraints(request), { video: { width: 640 }, audio: true });
  assert.deepEqual(userConstraints({ ...request, microphone: false }).audio, false);
});

test('a stream that comes after the caller has given up is closed', async (t) => {
  const { stream, video, audio } = fakeStream();
  let allow: (stream: MediaStream) => void = () => undefined;
  installDevices(t, () => new Promise((resolve) => (allow = resolve)));
  const giveUp = new AbortController();

  const opening = openSource('camera', giveUp.signal);
  giveUp.abort();
  await assert.rejects(opening, { code: 'aborted' });
  allow(stream);
  await new Promise(setImmediate);

  assert.deepEqual([video.readyState, audio.readyState], ['ended', 'ended']);
});

test('a caller that has given up before is not asked anything', async (t) => {
  const ask = t.mock.fn(() => Promise.resolve(fakeStream().stream));
  installDevices(t, ask);

  await assert.rejects(openSource('camera', AbortSignal.abort()), { code: 'aborted' });

  assert.equal(ask.mock.callCount(), 0);
});

test('a browser without a way to share the screen says so', async (t) => {
  installDevices(t, () => Promise.resolve(fakeStream().stream));

  await assert.rejects(openSource('screen'), { code: 'unsupported' });
});

test('the end of a shared screen ends the recording, that of one of several tracks does not', () => {
  assert.equal(afterTrackEnd({ kind: 'video', screen: true, live: 1 }), 'stop');
  assert.equal(afterTrackEnd({ kind: 'video', screen: false, live: 1 }), 'flush');
  assert.equal(afterTrackEnd({ kind: 'audio', screen: false, live: 1 }), 'flush');
  assert.equal(afterTrackEnd({ kind: 'audio', screen: false, live: 0 }), 'stop');
});

test('of camera and microphone, the one that is missing is named', async (t) => {
  installDevices(t, () => Promise.reject(refusal('NotFoundError')), [{ kind: 'videoinput' }]);

  await assert.rejects(openSource('camera'), { code: 'device-not-found', message: /^No microphone/ });
});

/** Gives Node a page's devices for one test. */
function installDevices(
  t: TestContext,
  getUserMedia: () => Promise<MediaStream>,
  devices: readonly { readonly kind: MediaDeviceKind }[] = [],
): void {
  const enumerateDevices = () => Promise.resolve(devices);
  Object.defineProperty(globalThis, 'isSecureContext', { value: true, configurable: true });
  Object.defineProperty(globalThis, 'navigator', {
    value: { mediaDevices: { getUserMedia, enumerateDevices } },
    configurable: true,
  });
  t.after(() => {
    Reflect.deleteProperty(globalThis, 'isSecureContext');
    Reflect.deleteProperty(globalThis, 'navigator');
  });
}

test('remembered devices are insisted on, but not against the page', () => {
  const remembered = { videoDeviceId: 'cam', audioDeviceId: 'mic' };

  assert.equal(insistingOn({ kind: 'camera' }), undefined);
  assert.deepEqual(userConstraints(insistingOn({ kind: 'camera', remembered }) ?? { kind: 'screen' }), {
    video: { deviceId: { exact: 'cam' } },
    audio: { deviceId: { exact: 'mic' } },
  });
  assert.equal(insistingOn({ kind: 'camera', remembered, videoDeviceId: 'own' })?.videoDeviceId, 'own');
  assert.equal(insistingOn({ kind: 'camera', remembered, facingMode: 'user' })?.videoDeviceId, undefined);
});
