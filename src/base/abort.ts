import { ApiVideoError, isApiVideoError } from './error.js';

/** The error of a call whose signal was aborted. A reason that is already ours is passed on. */
export function abortError(signal: AbortSignal): ApiVideoError {
  const reason: unknown = signal.reason;
  if (isApiVideoError(reason)) return reason;
  return new ApiVideoError('aborted', 'The operation was canceled.', { cause: reason });
}

/** Timers hold 31 bits; a longer one would fire at once. */
const longestTimer = 2 ** 31 - 1;

export function throwIfAborted(signal: AbortSignal): void {
  if (signal.aborted) throw abortError(signal);
}

/** Resolves after `milliseconds`, or rejects with code `aborted` as soon as `signal` aborts. */
export function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(abortError(signal));
      return;
    }

    const onAbort = (): void => {
      clearTimeout(timer);
      reject(abortError(signal));
    };
    const timer = setTimeout(
      () => {
        signal.removeEventListener('abort', onAbort);
        resolve();
      },
      Math.min(milliseconds, longestTimer),
    );
    signal.addEventListener('abort', onAbort, { once: true });
  });
}

/** Resolves after `milliseconds`, or as soon as `wake` aborts; rejects with code `aborted` when `signal` does. */
export async function nap(milliseconds: number, wake: AbortSignal, signal?: AbortSignal): Promise<void> {
  const limit = deadline(milliseconds, wake);
  const over = new Promise<void>((resolve) => {
    if (limit.signal.aborted) resolve();
    limit.signal.addEventListener('abort', () => resolve(), { once: true });
  });
  try {
    await (signal ? abortable(over, signal) : over);
  } finally {
    limit.clear();
  }
}

/** Resolves or rejects as `promise` does, or rejects with code `aborted` if `signal` aborts first. */
export function abortable<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const onAbort = (): void => reject(abortError(signal));
    if (signal.aborted) onAbort();
    else signal.addEventListener('abort', onAbort, { once: true });
    // Also where the signal was aborted already: nobody else would see the promise reject.
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}

export interface Deadline {
  /** Aborts when the time is up, or with the parent. */
  readonly signal: AbortSignal;
  /** Lets go of the timer and of the parent. */
  clear(): void;
}

/** A signal that aborts after `milliseconds`, or as soon as `parent` does. */
export function deadline(milliseconds: number, parent?: AbortSignal): Deadline {
  const controller = new AbortController();
  const abort = (): void => controller.abort(parent?.reason);
  const timer = setTimeout(abort, Math.min(milliseconds, longestTimer));

  if (parent?.aborted) abort();
  parent?.addEventListener('abort', abort, { once: true });
  return {
    signal: controller.signal,
    clear: () => {
      clearTimeout(timer);
      parent?.removeEventListener('abort', abort);
    },
  };
}

/** Calls `tick` every `milliseconds` until `signal` aborts. */
export function every(milliseconds: number, tick: () => void, signal: AbortSignal): void {
  if (signal.aborted) return;
  const timer = setInterval(tick, milliseconds);
  signal.addEventListener('abort', () => clearInterval(timer), { once: true });
}
