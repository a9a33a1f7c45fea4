import { defaultBaseUri } from '../api/hosts.js';
import { ApiVideoError } from '../base/error.js';
import { assertOption } from '../base/assert-option.js';
import { asGiven, numberOption, stringOption } from '../base/options.js';
import { understood } from '../base/understood.js';
import type { Fetch } from '../http/own-fetch.js';
import { originHeaders, type Origin } from '../http/origin.js';
import type { DebugHook } from '../http/watched.js';
import { limits } from '../upload/limits.js';
import { backoff, type RetryOptions } from '../upload/retry.js';

interface CommonOptions {
  /** Which of the service's two worlds to talk to. @default 'production' */
  readonly environment?: 'production' | 'sandbox' | undefined;
  /** Address of the API, with or without a trailing slash; goes before `environment`. @default https://ws.api.video */
  readonly baseUri?: string | undefined;
  /** Bytes of an upload's parts at the most, from 5 MiB to 200 MiB. @default 8 to 40 MiB, by the size of the file */
  readonly chunkSize?: number | undefined;
  /** Parts of an upload under way at once, from 1 to 16. @default 4 */
  readonly concurrency?: number | undefined;
  /** Milliseconds until an unanswered request is given up, for calls that don't say so. @default 30_000, 120_000 with a file */
  readonly timeout?: number | undefined;
  /** When and how often what has failed is sent again. @default 3 times for calls, 6 for each part of an upload */
  readonly retry?: RetryOptions | undefined;
  /** The program that uses the client, for the service's statistics; goes with `applicationVersion`. */
  readonly applicationName?: string | undefined;
  readonly applicationVersion?: string | undefined;
  /** The library, built on this one, that uses the client; goes with `sdkVersion`. */
  readonly sdkName?: string | undefined;
  readonly sdkVersion?: string | undefined;
  /** Does the sending. @default Node's `http` for calls, and its `fetch` for files */
  readonly fetch?: Fetch | undefined;
  /** Told of each request after it, without keys and tokens. */
  readonly debug?: DebugHook | undefined;
}

interface KeyOptions {
  /** The project's API key. Without one, only what is open to everyone works. */
  readonly apiKey?: string | undefined;
  /**
   * How the key opens the API: with every request (`basic`), or exchanged for access tokens of an hour that are
   * replaced in time (`access-token`), so that the key itself travels seldom. @default 'basic'
   */
  readonly authentication?: 'basic' | 'access-token' | undefined;
  readonly accessToken?: undefined;
  readonly refreshToken?: undefined;
}

interface TokenOptions {
  readonly apiKey?: undefined;
  readonly authentication?: undefined;
  /** An access token made elsewhere, for a program that shall not hold the key. */
  readonly accessToken: string;
  /** Replaces the access token when it has expired. It works once: nobody else may use it. */
  readonly refreshToken?: string | undefined;
}

/** How a client is made; nothing is required. A key, or tokens, but not both. */
export type ClientOptions = CommonOptions & (KeyOptions | TokenOptions);

/** The options, checked, and complete as far as they have defaults. */
export interface Settings {
  readonly baseUri: string;
  readonly apiKey: string | undefined;
  readonly accessToken: string | undefined;
  readonly refreshToken: string | undefined;
  readonly authentication: 'basic' | 'access-token';
  readonly chunkSize: number | undefined;
  readonly concurrency: number | undefined;
  readonly timeout: number | undefined;
  readonly retry: RetryOptions;
  /** What tells the service which programs are calling. */
  readonly headers: Readonly<Record<string, string>>;
  readonly fetch: Fetch | undefined;
  readonly debug: DebugHook | undefined;
}

const addresses: ReadonlyMap<string, string> = new Map([
  ['production', defaultBaseUri],
  ['sandbox', 'https://sandbox.api.video'],
]);

/** Checks the options. What is wrong is told by the option's name, never by its value. */
export function resolveOptions(options: ClientOptions): Settings {
  return understood(() => readOptions(options));
}

function readOptions(options: ClientOptions): Settings {
  // A key alone would be no key at all, and only the first call would tell.
  if (typeof options !== 'object' || (options as unknown) === null) {
    throw new ApiVideoError('invalid-option', 'Options must be an object, such as `{ apiKey }`.');
  }
  const { environment = 'production', baseUri = addressOf(environment), retry = {} } = options;
  const { apiKey, accessToken, authentication = 'basic' } = options;
  const { fetch, debug, refreshToken } = asGiven({
    fetch: options.fetch,
    debug: options.debug,
    refreshToken: options.refreshToken,
  });
  const { minPartSize: min, maxPartSize: max } = limits;

  assertOption('baseUri', 'an address', baseUri, typeof baseUri === 'string');
  assertOption('retry', 'an object', retry, typeof retry === 'object' && (retry as unknown) !== null);
  assertOption('fetch', 'a function', fetch, typeof fetch === 'function');
  assertOption('debug', 'a function', debug, typeof debug === 'function');
  assertOption(
    'authentication',
    '"basic" or "access-token"',
    authentication,
    isAuthentication(authentication),
  );
  if (apiKey !== undefined) secretOption('apiKey', apiKey, 'give the key of your project, or leave it out.');
  // Refuses what makes no sense now, and not with the first failure.
  backoff(retry);
  if (refreshToken !== undefined)
    secretOption('refreshToken', refreshToken, 'give a token, or leave it out.');
  if (accessToken !== undefined) secretOption('accessToken', accessToken, 'give a token, or leave it out.');
  return {
    baseUri,
    apiKey,
    accessToken,
    refreshToken,
    authentication,
    chunkSize: optional('chunkSize', options.chunkSize, { min, max, integer: true }),
    concurrency: optional('concurrency', options.concurrency, { min: 1, max: 16, integer: true }),
    timeout: optional('timeout', options.timeout, { min: 1 }),
    retry: { ...retry },
    headers: originHeaders(
      originOf('application', options.applicationName, options.applicationVersion),
      originOf('sdk', options.sdkName, options.sdkVersion),
    ),
    fetch,
    debug,
  };
}

/** What no header can hold must not get as far as one: the platform's error would quote it. */
function secretOption(name: string, value: string, hint: string): void {
  const isPlain = /^[!-~]+$/.test(stringOption(name, value, hint));
  assertOption(name, 'of letters, digits and signs, without spaces', value, isPlain);
}

function isAuthentication(value: unknown): boolean {
  return value === 'basic' || value === 'access-token';
}

function addressOf(environment: string): string {
  const address = addresses.get(environment);
  if (address !== undefined) return address;
  throw new ApiVideoError('invalid-option', '`environment` must be "production" or "sandbox".');
}

function optional(
  name: string,
  value: number | undefined,
  bounds: Parameters<typeof numberOption>[3],
): number | undefined {
  return value === undefined ? undefined : numberOption(name, value, value, bounds);
}

function originOf(kind: string, name: string | undefined, version: string | undefined): Origin | undefined {
  if (name === undefined && version === undefined) return undefined;
  if (name !== undefined && version !== undefined) return { name, version };
  throw new ApiVideoError('invalid-option', `\`${kind}Name\` and \`${kind}Version\` go together.`);
}
