import { fixture, html, oneEvent } from '@open-wc/testing';
import type { ApiVideoRecorder, RecorderEventMap } from '../../components/recorder/recorder.js';
import type { UploadEventMap } from '../../components/shared/upload.events.js';
import { openEmulator, type TestEmulator } from './emulator.js';
import { noise, type Noise } from './noise.js';

type Events = UploadEventMap & RecorderEventMap;

/** A recorder on a noisy canvas, and the emulator to which it sends. */
export interface RecorderScene {
  readonly emulator: TestEmulator;
  readonly recorder: ApiVideoRecorder;
  readonly source: Noise;
  close(): Promise<void>;
}

export async function recorderScene(
  settings: Partial<ApiVideoRecorder> = {},
  emulator?: TestEmulator,
): Promise<RecorderScene> {
  const receiver = emulator ?? (await openEmulator());
  const source = noise();
  const recorder = await fixture<ApiVideoRecorder>(html`
    <apivideo-recorder upload-token=${receiver.token} base-uri=${receiver.url}></apivideo-recorder>
  `);
  Object.assign(recorder, { stream: source.stream, videoBitsPerSecond: 60_000_000, retries: 0, ...settings });
  await recorder.updateComplete;

  return {
    emulator: receiver,
    recorder,
    source,
    close: async () => {
      source.stop();
      await receiver.close();
    },
  };
}

export function when<Name extends keyof Events>(
  recorder: ApiVideoRecorder,
  name: Name,
): Promise<Events[Name]> {
  return oneEvent<Events[Name]>(recorder, name);
}

/** The button that is called so. */
export function button(recorder: ApiVideoRecorder, label: string): HTMLButtonElement {
  const found = buttons(recorder).find((one) => nameOf(one) === label);
  if (!found) throw new Error(`There is no button "${label}", but: ${labels(recorder).join(', ')}.`);
  return found;
}

export function labels(recorder: ApiVideoRecorder): readonly string[] {
  return buttons(recorder).map(nameOf);
}

function buttons(recorder: ApiVideoRecorder): readonly HTMLButtonElement[] {
  return Array.from(recorder.shadowRoot?.querySelectorAll('button') ?? []);
}

function nameOf(one: HTMLButtonElement): string {
  return one.ariaLabel ?? one.textContent.trim();
}

/** Resolves once `holds`, which is looked at with each update of the recorder and each frame. */
export async function until(recorder: ApiVideoRecorder, holds: () => boolean): Promise<void> {
  while (!holds()) {
    await new Promise(requestAnimationFrame);
    await recorder.updateComplete;
  }
}

/** All that a person reads in it. */
export function textOf(recorder: ApiVideoRecorder): string {
  return recorder.shadowRoot?.textContent.replaceAll(/\s+/g, ' ') ?? '';
}
