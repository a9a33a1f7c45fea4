import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { announcement, standingOf, type Standing } from './announcement.js';
import type { Texts } from './texts.js';

/** Keeps the words for the live region, from one update of its host to the next. */
export class Announcer implements ReactiveController {
  readonly #look: () => Standing;
  readonly #texts: () => Texts;
  #standing = standingOf([], []);
  #words = '';

  constructor(host: ReactiveControllerHost, look: () => Standing, texts: () => Texts) {
    this.#look = look;
    this.#texts = texts;
    host.addController(this);
  }

  /** What a screen reader should have said last. */
  get words(): string {
    return this.#words;
  }

  hostUpdate(): void {
    const now = this.#look();
    const words = announcement(this.#standing, now, this.#texts());
    this.#standing = now;
    if (words === undefined) return;
    // The same words again would change nothing, and not be read out.
    this.#words = words !== '' && words === this.#words ? `${words}\u00a0` : words;
  }
}
