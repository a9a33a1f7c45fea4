import { fixture, html, oneEvent } from '@open-wc/testing';
import '../../components/recorder/define.js';
import type { ApiVideoRecorder } from '../../components/recorder/recorder.js';
import { RecordingSession, type RecoverableRecording } from '../../src/index.js';
import type { TestEmulator } from './emulator.js';
import { recordedChunks } from './recorded-chunks.js';
import { button, labels, recorderScene, until } from './recorder-scene.js';

/** Forgets what other tests have left. */
export async function forgetRecordings(): Promise<void> {
  for (const recording of await RecordingSession.recoverable()) await recording.discard();
}

/** The recordings that no page is at, once there are so many: locks are let go a moment after the element. */
async function recoverable(count: number): Promise<readonly RecoverableRecording[]> {
  for (;;) {
    const recordings = await RecordingSession.recoverable();
    if (recordings.length >= count) return recordings;
    await new Promise(requestAnimationFrame);
  }
}

/** Records without a line, and leaves: what was written stays. Resolves with what was recorded. */
export async function leaveOne(emulator: TestEmulator): Promise<Blob> {
  const { length: before } = await RecordingSession.recoverable();
  const { recorder, source } = await recorderScene({ review: true }, emulator);
  const chunks = recordedChunks();
  await recorder.start();
  while (chunks.length < 2) await new Promise(requestAnimationFrame);
  await recorder.stop();
  recorder.remove();
  source.stop();
  await recoverable(before + 1);
  return new Blob(chunks);
}

/** A recorder of the next visit, once it offers something. */
export async function visit(emulator: TestEmulator): Promise<ApiVideoRecorder> {
  const recorder = document.createElement('apivideo-recorder');
  const found = oneEvent(recorder, 'recording-recoverable');
  Object.assign(recorder, { uploadToken: emulator.token, baseUri: emulator.url, retries: 0 });
  await fixture(html`
    ${recorder}
  `);
  await found;
  await until(recorder, () => offers(recorder).length > 0);
  return recorder;
}

/** What it offers of earlier visits. */
export function offers(recorder: ApiVideoRecorder): readonly HTMLElement[] {
  return Array.from(recorder.shadowRoot?.querySelectorAll<HTMLElement>('[part=recoverable]') ?? []);
}

/** The first button whose name begins so. */
export function starting(recorder: ApiVideoRecorder, words: string): HTMLButtonElement {
  const label = labels(recorder).find((one) => one.startsWith(words));
  return button(recorder, label ?? words);
}
