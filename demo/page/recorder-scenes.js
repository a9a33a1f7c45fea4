/* global AudioContext, MediaStream, RTCPeerConnection, requestAnimationFrame */
// What is done with a recorder until it is in the state that the gallery shows.
import { RecordingSession } from 'apivideo-kit';
import { element } from './dom.js';

/** Resolves once `holds`, which is looked at with each frame. */
async function until(holds) {
  while (!(await holds())) await new Promise(requestAnimationFrame);
}

const inside = ({ shadowRoot }, selector) => shadowRoot.querySelector(selector);

async function press(recorder, selector) {
  await until(() => inside(recorder, selector));
  inside(recorder, selector).click();
}

const told = (recorder, name) =>
  new Promise((resolve) => recorder.addEventListener(name, resolve, { once: true }));

const saved = (recorder) => until(() => recorder.clocks.savedSeconds >= 1);

/** A picture that fills parts within seconds, and stands still from then on; with sound, or the want of it. */
function picture({ noisy = true } = {}) {
  const canvas = element('canvas', { width: '640', height: '360' });
  const context = canvas.getContext('2d');
  const image = context.createImageData(640, 360);
  const pixels = new Uint32Array(image.data.buffer);
  const draw = () => {
    for (let index = 0; index < pixels.length; index++) pixels[index] = Math.random() * 2 ** 32;
    context.putImageData(image, 0, 0);
  };
  const timer = noisy ? setInterval(draw, 50) : undefined;
  context.fillStyle = '#7d8fa9';
  context.fillRect(0, 0, 640, 360);
  const stream = canvas.captureStream(20);
  return { stream, stop: () => clearInterval(timer) };
}

async function onNoise(recorder, reached) {
  const { stream, stop } = picture();
  Object.assign(recorder, { stream, videoBitsPerSecond: 60_000_000 });
  await recorder.updateComplete;
  const there = reached();
  await recorder.start();
  await there;
  stop();
}

export function countDown(recorder) {
  void recorder.start().catch(() => undefined);
  return until(() => recorder.state === 'countdown');
}

export async function record(recorder) {
  await recorder.start();
  await saved(recorder);
}

export async function recordMuted(recorder) {
  await recorder.start();
  recorder.muted = true;
}

export async function pause(recorder) {
  await record(recorder);
  recorder.pause();
}

export async function askToDrop(recorder) {
  await pause(recorder);
  await press(recorder, '.side:last-child > button');
  await until(() => inside(recorder, '.question'));
}

export const openSettings = (recorder) => press(recorder, '.settings-button');

export async function openSettingsWhileRecording(recorder) {
  await recorder.start();
  await openSettings(recorder);
}

/** A microphone that gives nothing. */
export async function recordSilence(recorder) {
  const { stream } = new AudioContext().createMediaStreamDestination();
  for (const track of picture({ noisy: false }).stream.getTracks()) stream.addTrack(track);
  recorder.stream = stream;
  await recorder.updateComplete;
  const warned = told(recorder, 'recording-warning');
  await recorder.start();
  await warned;
  // Where nothing has come to be saved by now, the clocks say so, in more words.
  await until(() => recorder.clocks.recordedSeconds > 6);
}

/** As if it were unplugged: the browser then ends its track by itself. */
export async function loseMicrophone(recorder) {
  await recorder.start();
  const lost = told(recorder, 'recording-error');
  recorder.audioDeviceId = 'gone';
  await lost;
}

export async function nearItsEnd(recorder) {
  await recorder.start();
  // A machine that is very busy may have it end unseen.
  await until(() => inside(recorder, '[part=limit]') || recorder.state !== 'recording');
}

/** Nobody is there at the other end of the line. */
export const fallBehind = (recorder) => onNoise(recorder, () => told(recorder, 'upload-wait'));

export const giveUp = (recorder) => onNoise(recorder, () => told(recorder, 'upload-error'));

export async function finish(recorder) {
  await record(recorder);
  void recorder.stop().catch(() => undefined);
}

export async function finishTheRest(recorder) {
  await onNoise(recorder, () => told(recorder, 'upload-part'));
  void recorder.stop().catch(() => undefined);
}

export async function review(recorder) {
  await record(recorder);
  await recorder.stop();
  await until(() => inside(recorder, '[part=review]')?.readyState >= 2);
}

export async function reviewAgain(recorder) {
  await review(recorder);
  await recorder.retake();
  await review(recorder);
}

export async function send(recorder) {
  await record(recorder);
  await recorder.stop().catch(() => undefined);
}

/** Stops where nothing has come yet: the picture of somebody who isn't there. */
export async function recordNothing(recorder) {
  const { track } = new RTCPeerConnection().addTransceiver('video').receiver;
  recorder.stream = new MediaStream([track]);
  await recorder.updateComplete;
  await recorder.start();
  await recorder.stop().catch(() => undefined);
}

/** Lets go of what the page is shown, as when a camera is unplugged. */
export async function loseCamera(recorder) {
  const camera = picture({ noisy: false }).stream;
  recorder.stream = camera;
  await recorder.updateComplete;
  const [track] = camera.getTracks();
  track.stop();
  track.dispatchEvent(new Event('ended'));
}

/** The browser's answer to whoever asks for a camera: an error of that name, or none at all. */
export function answered(name, message) {
  return async (recorder) => {
    const asked = new Promise((resolve) => {
      navigator.mediaDevices.getUserMedia = () => {
        resolve();
        return name ? Promise.reject(new DOMException(message, name)) : new Promise(() => undefined);
      };
    });
    const opened = recorder.open().catch(() => undefined);
    await (name ? opened : asked);
    delete navigator.mediaDevices.getUserMedia;
  };
}

/** Forgets what the gallery's own earlier visits have left. */
export async function forgetEarlier() {
  for (const recording of await RecordingSession.recoverable()) await recording.discard();
}

/** Leaves so many recordings as earlier visits do, and has the recorder find them. */
export function findEarlier(count, act = () => undefined) {
  return async (recorder) => {
    const left = async () =>
      (await RecordingSession.recoverable()).filter(({ host }) => host === recorder.baseUri);
    for (let index = 0; index < count; index++) await leave(recorder);
    await until(async () => (await left()).length === count);
    const found = told(recorder, 'recording-recoverable');
    recorder.noRecovery = false;
    await found;
    await until(() => inside(recorder, '[part=recoverable]'));
    await act(recorder);
  };
}

async function leave({ baseUri, uploadToken }) {
  const { stream, stop } = picture();
  const page = new AbortController();
  const options = { baseUri, uploadToken, review: true, signal: page.signal, videoBitsPerSecond: 1_000_000 };
  const session = new RecordingSession(stream, options);
  const written = new Promise((resolve) => session.addEventListener('saved', resolve, { once: true }));
  await session.start();
  await written;
  page.abort();
  stop();
}

export const askAboutEarlier = (recorder) => press(recorder, '.ask');

export async function sendEarlier(recorder) {
  await press(recorder, '[part~=finish-button]');
  await until(() => recorder.state === 'finishing');
}
