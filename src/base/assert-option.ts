import { ApiVideoError } from './error.js';
import { isSignal } from './options.js';

/** Refuses an option that is there, and is not what it has to be. */
export function assertOption(name: string, kind: string, value: unknown, isKind: boolean): void {
  if (value === undefined || isKind) return;
  throw new ApiVideoError('invalid-option', `\`${name}\` must be ${kind}.`);
}

/** Refuses options that are none, such as `null` or a string, and those that calls have in common. */
export function assertOptions(options: unknown): void {
  assertOption('options', 'an object', options, typeof options === 'object' && options !== null);
  const { signal } = Object(options) as { readonly signal?: unknown };
  assertOption('signal', 'an AbortSignal', signal, isSignal(signal));
}
