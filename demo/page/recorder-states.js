/* global document */
import { element } from './dom.js';
import * as scenes from './recorder-scenes.js';

const { answered, findEarlier } = scenes;

/**
 * Every state of a recorder: what is set, whether its source is open, what is done then, and on which line. It is there
 * when what is done has come to its end.
 */
const states = [
  { name: 'Idle' },
  { name: 'Idle, screen and camera', set: { source: 'screen+camera' } },
  { name: 'Opening', act: answered() },
  { name: 'Ready', open: true },
  { name: 'Ready, mirrored', open: true, set: { mirror: true } },
  { name: 'Settings', open: true, act: scenes.openSettings },
  { name: 'Countdown', open: true, set: { countdown: 99 }, act: scenes.countDown },
  { name: 'Recording', open: true, act: scenes.record },
  { name: 'Recording, muted', open: true, act: scenes.recordMuted },
  { name: 'Recording, paused', open: true, act: scenes.pause },
  { name: 'Recording, settings', open: true, act: scenes.openSettingsWhileRecording },
  { name: 'Recording, too short', open: true, set: { minDuration: 90 }, act: scenes.record },
  { name: 'Recording, near its end', open: true, set: { maxDuration: 8 }, act: scenes.nearItsEnd },
  { name: 'Recording, silence', act: scenes.recordSilence },
  { name: 'Recording, without its microphone', open: true, act: scenes.loseMicrophone },
  {
    name: 'Recording, no connection',
    set: { baseUri: 'http://127.0.0.1:9', retries: 1000 },
    act: scenes.fallBehind,
  },
  { name: 'Recording, sending has stopped', line: 'refusing', act: scenes.giveUp },
  { name: 'Microphone', open: true, set: { source: 'microphone' }, act: scenes.record },
  { name: 'Screen and camera', open: true, set: { source: 'screen+camera' }, act: scenes.record },
  { name: 'Drop it?', open: true, act: scenes.askToDrop },
  { name: 'Finishing', open: true, line: 'mute', act: scenes.finish },
  { name: 'Finishing, the rest', line: 'stalling', act: scenes.finishTheRest },
  { name: 'Review', open: true, set: { review: true }, act: scenes.review },
  { name: 'Review, second take', open: true, set: { review: true }, act: scenes.reviewAgain },
  { name: 'Done', open: true, act: scenes.send },
  { name: 'Done, does not play yet', open: true, set: { waitPlayable: true }, act: scenes.send },
  { name: 'Sending has failed', open: true, line: 'refusing', act: scenes.send },
  { name: 'Nothing recorded', act: scenes.recordNothing },
  { name: 'Earlier recordings', act: findEarlier(3) },
  { name: 'Earlier recording, drop it?', line: 'refusing', act: findEarlier(2, scenes.askAboutEarlier) },
  { name: 'Earlier recording, sending', line: 'mute', act: findEarlier(1, scenes.sendEarlier) },
  { name: 'Denied', act: answered('NotAllowedError', 'Permission denied') },
  { name: 'Denied by the system', act: answered('NotAllowedError', 'Permission denied by system') },
  { name: 'Question closed', act: answered('NotAllowedError', 'Permission dismissed') },
  { name: 'No device', act: answered('NotFoundError', '') },
  { name: 'Device busy', act: answered('NotReadableError', '') },
  { name: 'Device gone', act: answered('OverconstrainedError', '') },
  { name: 'Unsupported', act: answered('NotSupportedError', '') },
  { name: 'Camera lost', act: scenes.loseCamera },
];

export const recorderStates = states.map(({ name }) => name);

/** Shows that state alone. */
export async function showOneRecorder(wanted, lines, place, look) {
  place.replaceChildren();
  await scenes.forgetEarlier();
  await showRecorder(wanted, lines, place, look);
}

/** Brings a recorder into that state, in `place`; resolves once it is there. */
async function showRecorder(wanted, lines, place, look = '') {
  const { open, line = 'open', set = {}, act } = states.find(({ name }) => name === wanted);
  const { baseUri, uploadToken } = [lines[line]].flat()[0];
  const recorder = document.createElement('apivideo-recorder');
  const usual = {
    baseUri,
    uploadToken,
    noGuard: true,
    noRecovery: true,
    retries: 0,
    width: 320,
    frameRate: 5,
  };
  Object.assign(recorder, usual, set);
  const rtl = look === 'rtl';
  const stage = element('div', rtl ? { dir: 'rtl', lang: 'ar' } : {}, recorder);
  place.append(element('section', { class: `state ${look}` }, element('h2', {}, wanted), stage));
  await recorder.updateComplete;
  if (open) await openSource(recorder);
  await act?.(recorder);
  await recorder.updateComplete;
}

/** Opens it, and waits until what belongs to an open source is there too. */
async function openSource(recorder) {
  const known = new Promise((resolve) => recorder.addEventListener('device-change', resolve, { once: true }));
  await recorder.open();
  await known;
}

/** Shows all that can be shown: without leave to open them, nothing of camera and microphone. */
export async function showRecorders(lines, place, look) {
  const allowed = await mayOpen();
  await scenes.forgetEarlier();
  for (const { name, open, act } of states) {
    if (allowed || (!open && !act)) await showRecorder(name, lines, place, look);
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
