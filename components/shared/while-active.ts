import type { ReactiveController, ReactiveControllerHost } from 'lit';

type Host = ReactiveControllerHost & HTMLElement;

/** Keeps something going while it is needed: from the update that makes `active` true to the one that ends it. */
export class WhileActive implements ReactiveController {
  readonly #host: Host;
  readonly #active: () => boolean;
  readonly #begin: (signal: AbortSignal) => void;
  #run: AbortController | undefined;

  /** `begin` does what is to be done until its signal aborts, which it does at the latest when the host is removed. */
  constructor(host: Host, active: () => boolean, begin: (signal: AbortSignal) => void) {
    this.#host = host;
    this.#active = active;
    this.#begin = begin;
    host.addController(this);
  }

  hostConnected(): void {
    this.#check();
  }

  hostUpdated(): void {
    this.#check();
  }

  hostDisconnected(): void {
    this.#end();
  }

  #check(): void {
    if (!this.#host.isConnected || !this.#active()) {
      this.#end();
    } else if (!this.#run) {
      this.#run = new AbortController();
      this.#begin(this.#run.signal);
    }
  }

  #end(): void {
    this.#run?.abort();
    this.#run = undefined;
  }
}
