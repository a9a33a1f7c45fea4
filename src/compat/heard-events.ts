type Callback = EventListenerOrEventListenerObject | null;

/** A listener, as browsers tell it from others. */
interface Heard {
  readonly type: string;
  readonly callback: Callback;
  readonly capture: boolean;
}

/** An event target that knows whether anybody listens. */
export class HeardEvents extends EventTarget {
  #heard: readonly Heard[] = [];

  isHeard(type: string): boolean {
    return this.#heard.some((heard) => heard.type === type);
  }

  override addEventListener(
    type: string,
    callback: Callback,
    options: boolean | AddEventListenerOptions = {},
  ): void {
    const { capture = false, once = false, signal } = optionsOf(options);
    const heard = { type, callback, capture };
    if (callback !== null && !signal?.aborted && !this.#heard.some(like(heard))) {
      const drop = (): void => this.#keep((other) => other !== heard);
      this.#heard = [...this.#heard, heard];
      signal?.addEventListener('abort', drop, { once: true });
      // Before the listener, as a browser lets go of it before it is called: it may add itself again.
      if (once) super.addEventListener(type, drop, { once: true, capture });
    }
    super.addEventListener(type, callback, options);
  }

  override removeEventListener(
    type: string,
    callback: Callback,
    options: boolean | EventListenerOptions = {},
  ): void {
    super.removeEventListener(type, callback, options);
    const isIt = like({ type, callback, capture: optionsOf(options).capture ?? false });
    this.#keep((other) => !isIt(other));
  }

  #keep(chosen: (heard: Heard) => boolean): void {
    this.#heard = this.#heard.filter(chosen);
  }
}

function optionsOf(options: boolean | AddEventListenerOptions | null): AddEventListenerOptions {
  return typeof options === 'object' && options !== null ? options : { capture: Boolean(options) };
}

function like({ type, callback, capture }: Heard): (other: Heard) => boolean {
  return (other) => other.type === type && other.callback === callback && other.capture === capture;
}
