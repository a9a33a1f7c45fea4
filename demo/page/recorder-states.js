/* global document, customElements, AudioContext */
import { element } from './dom.js';

/** What is set on which recorder, and what is done once its source is open. */
const states = [
  { name: 'Recorder, idle' },
  { name: 'Screen and camera, idle', set: { source: 'screen+camera' } },
  { name: 'Recorder, ready', open: true },
  { name: 'Ready, mirrored', open: true, set: { mirror: true } },
  { name: 'Settings', open: true, act: openSettings },
  { name: 'Settings while recording', open: true, act: openSettingsLater },
  { name: 'Countdown', open: true, set: { countdown: 3600 }, act: start },
  { name: 'Recording', open: true, act: start },
  { name: 'Recording, muted', open: true, act: startMuted },
  { name: 'Recording, paused', open: true, act: startAndPause },
  { name: 'Recording, silence', act: recordSilence },
  { name: 'Recording, without its microphone', open: true, act: loseMicrophone },
  { name: 'Microphone', open: true, set: { source: 'microphone' }, act: start },
  { name: 'Screen and camera', open: true, set: { source: 'screen+camera' }, act: start },
  { name: 'Device gone', open: true, set: { videoDeviceId: 'gone' } },
  { name: 'Recorder, right to left', open: true, rtl: true, act: start },
  { name: 'Settings, right to left', open: true, rtl: true, act: openSettings },
  { name: 'Recorder, 320 px wide', open: true, look: 'narrow', act: start },
  { name: 'Recorder, upright', open: true, look: 'upright' },
  { name: 'Recorder, 240 px wide', open: true, look: 'tiny' },
  { name: 'Recording, 240 px wide', open: true, look: 'tiny', act: startMuted },
  { name: 'Silence, 240 px wide', look: 'tiny', act: recordSilence },
  { name: 'Settings, 240 px wide', open: true, look: 'tiny', act: openSettings },
  { name: 'Countdown, 240 px wide', open: true, set: { countdown: 3600 }, look: 'tiny', act: start },
];

/** Adds every state of the recorder to the page. They send to `line`. */
export async function showRecorders(line) {
  const allowed = await mayOpen();
  await customElements.whenDefined('apivideo-uploader');
  await import('apivideo-kit/recorder');
  for (const state of states) void showState(state, line, allowed);
}

async function showState({ name, open, set = {}, look = '', rtl = false, act }, line, allowed) {
  const recorder = document.createElement('apivideo-recorder');
  Object.assign(recorder, { ...line, noGuard: true, retries: 0, width: 320, frameRate: 5, ...set });
  recorder.dataset.state = name;
  const stage = element('div', rtl ? { dir: 'rtl', lang: 'ar' } : {}, recorder);
  const box = element('section', { class: `state ${look}` }, element('h2', {}, name), stage);
  document.querySelector('#recorder-states').append(box);
  if (open && !allowed) return;
  const known = new Promise((resolve) => recorder.addEventListener('device-change', resolve, { once: true }));
  try {
    if (open) await recorder.open();
    if (open) await known;
    await recorder.updateComplete;
    await act?.(recorder);
  } catch (error) {
    if (error.name !== 'ApiVideoError') throw error; // what is refused is a state as well
  }
}

/** Whether the person has allowed camera and microphone before. Not every browser tells. */
async function mayOpen() {
  try {
    const names = ['camera', 'microphone'];
    const found = await Promise.all(names.map((name) => navigator.permissions.query({ name })));
    return found.every(({ state }) => state === 'granted');
  } catch {
    return false;
  }
}

function start(recorder) {
  return recorder.start();
}

function openSettings({ shadowRoot }) {
  shadowRoot.querySelector('.settings-button').click();
}

async function openSettingsLater(recorder) {
  await recorder.start();
  openSettings(recorder);
}

async function startMuted(recorder) {
  await recorder.start();
  recorder.muted = true;
}

async function startAndPause(recorder) {
  await recorder.start();
  recorder.pause();
}

async function recordSilence(recorder) {
  const { stream } = new AudioContext().createMediaStreamDestination();
  const canvas = element('canvas', { width: '640', height: '360' });
  const context = canvas.getContext('2d');
  context.fillStyle = '#7d8fa9';
  context.fillRect(0, 0, 640, 360);
  for (const track of canvas.captureStream(5).getTracks()) stream.addTrack(track);
  recorder.stream = stream;
  await recorder.updateComplete;
  await recorder.start();
}

/** As if it were unplugged: the browser then ends its track by itself. */
async function loseMicrophone(recorder) {
  await recorder.start();
  recorder.audioDeviceId = 'gone';
}
