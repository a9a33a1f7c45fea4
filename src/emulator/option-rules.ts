import type { EmulatorOptions } from './emulator-options.js';

/** Says which option or argument is wrong, and what it must be. */
class InvalidOption extends TypeError {
  override readonly name = 'InvalidOption';
}

interface Rule {
  readonly is: (value: unknown) => boolean;
  readonly want: string;
}

const flag: Rule = { is: (value) => typeof value === 'boolean', want: 'true or false' };
const text: Rule = {
  is: (value) => typeof value === 'string' && value !== '',
  want: 'a text that is not empty',
};
const milliseconds: Rule = { is: numberWithin(0, 2 ** 31 - 1), want: 'milliseconds, from 0 to 24 days' };
const seconds: Rule = { is: numberWithin(0, Number.MAX_SAFE_INTEGER), want: 'a number from 0' };
const list: Rule = { is: Array.isArray, want: 'a list' };

const options: Readonly<Record<keyof EmulatorOptions, Rule>> = {
  port: { is: (value) => Number.isInteger(value) && numberWithin(0, 65_535)(value), want: 'from 0 to 65535' },
  host: text,
  https: flag,
  playableAfter: milliseconds,
  rateLimits: oneOf('off', 'sandbox', 'production'),
  exposeRateLimit: flag,
  ffmpeg: oneOf('auto', false),
  webhookTargets: oneOf('loopback', 'anywhere'),
  webhookRetryDelay: milliseconds,
  dataDir: text,
  seedViews: list,
  // Faults have rules of their own.
  faults: { is: () => true, want: 'faults' },
  seed: { is: Number.isFinite, want: 'a number' },
  videoRestore: flag,
  ignoreTitleCase: flag,
  legacyAnalytics: oneOf('on', 'disabled', 'gone'),
  webhookLimit: { is: numberWithin(0, Infinity), want: 'a number from 0' },
};

/** Milliseconds since the epoch that a date can tell. */
const latestDate = 8.64e15;

const view: Readonly<Record<string, Rule>> = {
  mediaId: text,
  mediaType: oneOf('video', 'live-stream'),
  sessionId: text,
  viewerId: text,
  startedAt: { is: numberWithin(0, latestDate), want: 'milliseconds since 1970' },
  seconds,
  position: seconds,
  ended: flag,
  metadata: list,
  events: list,
};

/** Refuses options that are none, and those whose value makes no sense. */
export function assertOptions(given: unknown): asserts given is EmulatorOptions {
  assertRules('options', given, options);
}

/** Refuses what says nothing of an upload token. */
export function assertTokenWish(given: unknown): void {
  assertRules('options', given, { ttl: { is: () => true, want: 'seconds' } });
}

/** Refuses a view that can't be counted. */
export function assertView(given: unknown): void {
  assertRules('view', given, view);
  if (!('mediaId' in Object(given)))
    throw new InvalidOption('`view.mediaId` is missing: say what was watched.');
}

function assertRules(what: string, given: unknown, rules: Readonly<Record<string, Rule>>): void {
  try {
    if (typeof given !== 'object' || given === null)
      throw new InvalidOption(`\`${what}\` must be an object.`);
    for (const [name, { is, want }] of Object.entries(rules)) {
      const value: unknown = Reflect.get(given, name);
      if (value !== undefined && !is(value)) throw new InvalidOption(`\`${what}.${name}\` must be ${want}.`);
    }
  } catch (cause) {
    if (cause instanceof InvalidOption) throw cause;
    throw new InvalidOption(`\`${what}\` can no longer be read.`, { cause });
  }
}

function oneOf(...values: readonly unknown[]): Rule {
  return {
    is: (value) => values.includes(value),
    want: values.map((value) => JSON.stringify(value)).join(' or '),
  };
}

function numberWithin(least: number, most: number): Rule['is'] {
  return (value) => typeof value === 'number' && value >= least && value <= most;
}
