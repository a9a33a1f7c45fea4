import { ApiVideoError } from '../base/error.js';

/** A promise with its two ends apart. That nobody awaits it is no unhandled rejection. */
export interface Outcome<T> {
  readonly promise: Promise<T>;
  /** The first call of either counts; later ones change nothing. */
  resolve(value: T): void;
  reject(error: unknown): void;
}

export function createOutcome<T>(): Outcome<T> {
  let settle: Omit<Outcome<T>, 'promise'> | undefined;
  const promise = new Promise<T>((resolve, reject) => (settle = { resolve, reject }));

  promise.catch(() => undefined);
  return { promise, resolve: (value) => settle?.resolve(value), reject: (error) => settle?.reject(error) };
}

/** The outcome of a call that comes out of turn. */
export function refused(message: string): Promise<never> {
  return Promise.reject(new ApiVideoError('invalid-state', message));
}
