import { told } from '../shared/messages.js';
import type { RecorderState } from './recorder-state.js';
import type { SourceHost } from './source-follower.js';

export type KeyCommand = 'start' | 'pause' | 'resume' | 'cancel';

const commands: Readonly<Partial<Record<RecorderState, readonly ['record' | 'escape', KeyCommand]>>> = {
  ready: ['record', 'start'],
  countdown: ['escape', 'cancel'],
  recording: ['record', 'pause'],
  paused: ['record', 'resume'],
};

/** What a key does in that state, if anything: R and space record and pause, Escape cancels a countdown. */
export function commandOf(
  { key, code }: Pick<KeyboardEvent, 'key' | 'code'>,
  state: RecorderState,
): KeyCommand | undefined {
  // Keyboards of other alphabets have the letter in its usual place.
  const letter = /^[a-z]$/i.test(key) ? key.toLowerCase() : code;
  const meaning =
    key === 'Escape' ? 'escape' : [' ', 'r', 'KeyR'].includes(key === ' ' ? key : letter) && 'record';
  const [wanted, command] = commands[state] ?? [];
  return meaning && meaning === wanted ? command : undefined;
}

const fields = 'input, select, textarea, [contenteditable]:not([contenteditable=false])';
const pressed = `${fields}, button, a[href], summary, video[controls], audio[controls], [role], [tabindex]`;

/** Whether what is focused has a use of its own for the key. */
function isTaken(target: EventTarget | undefined, key: string): boolean {
  if (!(target instanceof Element) || target === document.body) return false;
  return target.matches(key === ' ' ? pressed : fields);
}

/** Whether the person is asked something, which is to be answered first. */
function isAsked({ shadowRoot }: HTMLElement): boolean {
  return Boolean(shadowRoot?.querySelector('.question'));
}

/**
 * Has a key rule the recorder; `path` leads to where it was pressed, which an event forgets. It counts if pressed within
 * the recorder, and, once that counts down or records, while nothing on the page is focused. So no stray key ever begins
 * a recording.
 */
export function hearKey(host: SourceHost, event: KeyboardEvent, path: readonly EventTarget[]): void {
  const { key, ctrlKey, altKey, metaKey, shiftKey, repeat, isComposing, defaultPrevented } = event;
  if (ctrlKey || altKey || metaKey || shiftKey || repeat || isComposing || defaultPrevented) return;

  const nowhere = path[0] === document.body || path[0] === document.documentElement;
  const heard = path.includes(host) || (nowhere && host.state !== 'ready');
  const command = commandOf(event, host.state);
  if (!command || !heard || isTaken(path[0], key) || isAsked(host)) return;
  event.preventDefault();
  void Promise.resolve(host[command]()).catch(told);
}
