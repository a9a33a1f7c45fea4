import type { RecordingWarning } from '../../src/record/recording-warning.js';
import type { SourceWarningCode } from '../../src/record/source-warning.js';
import { emit } from '../shared/emit.js';
import type { RecorderStrings } from '../shared/strings/en.js';
import type {} from './recorder.events.js';

/** What endangers a recording that seems to go well, or would endanger the one to come. */
export type RecorderWarning = RecordingWarning | SourceWarningCode;

/** The same, as closely as it is told: a picture that stands still is a warning of its own. */
export type WarningText = RecorderWarning | 'frozen';

export interface WarningOptions {
  readonly host: HTMLElement;
  readonly strings: () => RecorderStrings;
  /** Has a screen reader say something, and the host show what holds now. */
  readonly say: (announcement?: string) => void;
}

/** Milliseconds within which a person who listens is not told the same again. */
const repetition = 60_000;

/** Whether a warning that was last spoken `saidAt` is worth a word again. */
export function isNews(saidAt: number | undefined, now: number): boolean {
  return saidAt === undefined || now - saidAt >= repetition;
}

/** The warnings that hold: shown for as long as they do, told to the page each time, and spoken now and then. */
export class RecorderWarnings {
  readonly #options: WarningOptions;
  readonly #shown = new Map<RecorderWarning, WarningText>();
  readonly #said = new Map<WarningText, number>();

  constructor(options: WarningOptions) {
    this.#options = options;
  }

  /** What there is to show, the oldest first. */
  get shown(): readonly WarningText[] {
    return [...this.#shown.values()];
  }

  /** `code` holds from now on, or no longer does; `text` where there are closer words for it. */
  set(code: RecorderWarning, active: boolean, text: WarningText = code): void {
    if (!active) {
      if (this.#shown.delete(code)) this.#options.say();
      return;
    }
    if (this.#shown.get(code) === text) return;

    const told = this.#shown.has(code);
    this.#shown.set(code, text);
    this.#speak(text, performance.now());
    if (!told) emit(this.#options.host, 'recording-warning', { code });
  }

  /** Another recording begins, or there is nothing more to warn of. */
  clear(): void {
    this.#shown.clear();
    this.#said.clear();
  }

  #speak(text: WarningText, now: number): void {
    const { say, strings } = this.#options;
    if (isNews(this.#said.get(text), now)) {
      this.#said.set(text, now);
      say(strings().warnings[text]);
    } else {
      say();
    }
  }
}
