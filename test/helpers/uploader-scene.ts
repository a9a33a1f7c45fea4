import { fixture, html, oneEvent } from '@open-wc/testing';
import '../../components/uploader/define.js';
import type { ApiVideoUploader } from '../../components/uploader/uploader.js';
import type { TestEmulator } from './emulator.js';

/** The least that a part may be. */
export const partSize = 5 * 1024 * 1024;

/** An uploader in the page, which sends to `emulator` in small parts. */
export async function openUploader(
  emulator: Pick<TestEmulator, 'url' | 'token'>,
  settings: Partial<ApiVideoUploader> = {},
): Promise<ApiVideoUploader> {
  const uploader = await fixture<ApiVideoUploader>(html`
    <apivideo-uploader
      upload-token=${emulator.token}
      base-uri=${emulator.url}
      part-size=${partSize}
    ></apivideo-uploader>
  `);
  Object.assign(uploader, settings);
  await uploader.updateComplete;
  return uploader;
}

/** The next event of that name. Ask before what causes it. */
export function when<Name extends keyof HTMLElementEventMap>(
  uploader: ApiVideoUploader,
  name: Name,
): Promise<HTMLElementEventMap[Name]> {
  return oneEvent<HTMLElementEventMap[Name] & CustomEvent>(uploader, name);
}

/** Resolves once `holds`, which is looked at whenever the element tells of something. */
export function until(uploader: ApiVideoUploader, holds: () => boolean): Promise<void> {
  const listening = new AbortController();
  const events = [
    'upload-start',
    'upload-progress',
    'upload-success',
    'upload-error',
    'upload-wait',
    'file-remove',
  ];

  return new Promise((resolve) => {
    const look = (): void => {
      if (!holds()) return;
      listening.abort();
      resolve();
    };
    for (const name of events) uploader.addEventListener(name, look, { signal: listening.signal });
    look();
  });
}

/** Resolves once none of the uploads is to move any more. */
export function settled(uploader: ApiVideoUploader): Promise<void> {
  return until(uploader, () =>
    uploader.uploads.every(({ video, error, state }) => video ?? error ?? state === 'paused'),
  );
}

/** What is in the live region. */
export function said(uploader: ApiVideoUploader): string {
  return uploader.shadowRoot?.querySelector('[role=status]')?.textContent ?? '';
}

/** All that is said from now on. */
export function listen(uploader: ApiVideoUploader): readonly string[] {
  const heard: string[] = [];
  const region = uploader.shadowRoot?.querySelector('[role=status]');
  if (!region) throw new Error('There is no live region.');
  const note = (): void => {
    if (said(uploader)) heard.push(said(uploader));
  };
  new MutationObserver(note).observe(region, { childList: true, characterData: true, subtree: true });
  return heard;
}

/** The row of the file at that place. */
export function row(uploader: ApiVideoUploader, index: number): HTMLElement {
  const found = rows(uploader)[index];
  if (!found) throw new Error(`There is no row ${index}.`);
  return found;
}

function rows(uploader: ApiVideoUploader): readonly HTMLElement[] {
  return Array.from(uploader.shadowRoot?.querySelectorAll<HTMLElement>('[part=file]') ?? []);
}

/** The button with that part, of the whole element or of one row. */
export function button(within: ApiVideoUploader | HTMLElement, part: string): HTMLButtonElement {
  const found = (within.shadowRoot ?? within).querySelector<HTMLButtonElement>(`button[part~=${part}]`);
  if (!found) throw new Error(`There is no ${part}.`);
  return found;
}

/** What a person drops or pastes. */
export function transfer(...files: readonly File[]): DataTransfer {
  const data = new DataTransfer();
  for (const file of files) data.items.add(file);
  return data;
}

export function drag(
  target: EventTarget,
  type: 'dragenter' | 'dragleave' | 'drop',
  dataTransfer: DataTransfer,
): void {
  target.dispatchEvent(
    new DragEvent(type, { dataTransfer, bubbles: true, composed: true, cancelable: true }),
  );
}

export function paste(target: EventTarget, clipboardData: DataTransfer): ClipboardEvent {
  const event = new ClipboardEvent('paste', {
    clipboardData,
    bubbles: true,
    composed: true,
    cancelable: true,
  });
  // Firefox leaves out what it is given here.
  if (!event.clipboardData?.types.includes('Files')) {
    Object.defineProperty(event, 'clipboardData', { value: clipboardData });
  }
  target.dispatchEvent(event);
  return event;
}
