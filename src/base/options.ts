import { ApiVideoError } from './error.js';

export interface Bounds {
  readonly min: number;
  /** @default Infinity */
  readonly max?: number;
  /** Refuses fractions. @default false */
  readonly integer?: boolean;
}

/** The number given, `fallback` where none was, or an `invalid-option` error that names the option. */
export function numberOption<Fallback>(
  name: string,
  value: number | undefined,
  fallback: Fallback,
  bounds: Bounds,
): number | Fallback {
  if (value === undefined) return fallback;

  const { min, max = Infinity, integer = false } = bounds;
  const kind = integer ? 'a whole number' : 'a number';
  const range = max === Infinity ? `of at least ${min}` : `between ${min} and ${max}`;
  const valid =
    typeof value === 'number' && value >= min && value <= max && (!integer || Number.isInteger(value));
  if (!valid) throw new ApiVideoError('invalid-option', `\`${name}\` must be ${kind} ${range}.`);
  return value;
}

/** The string given, or an `invalid-option` error that names the option, never its value. */
export function stringOption(name: string, value: string | undefined, hint: string): string {
  if (typeof value !== 'string' || value.trim() === '') {
    throw new ApiVideoError('invalid-option', `\`${name}\` is missing: ${hint}`);
  }
  return value;
}

/** Whether it can be listened to as a signal is; by its shape, so that another frame's is one too. */
export function isSignal(value: unknown): value is AbortSignal {
  return typeof (value as AbortSignal | null | undefined)?.addEventListener === 'function';
}

/**
 * The options as they are at the moment, without those that are absent or `null`: an object that a caller uses again
 * changes nothing any more. What is no options, or can't be read, stays as it is, to be refused by who uses it.
 */
export function asGiven<Options>(options: Options): Options {
  if (typeof options !== 'object' || options === null) return options;
  try {
    const entries = Object.entries(options).filter(([, value]) => (value ?? undefined) !== undefined);
    return Object.fromEntries(entries) as Options;
  } catch {
    return options;
  }
}

/** The members of `options` that are set, so that an absent option stays absent. */
export function defined<T extends object>(options: T): { [Key in keyof T]?: Exclude<T[Key], undefined> } {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as {
    [Key in keyof T]?: Exclude<T[Key], undefined>;
  };
}
