import type { Transport } from '../api/call.js';
import type { Hosts } from '../api/hosts.js';
import { sharedAttempt } from '../base/shared-attempt.js';
import { understood } from '../base/understood.js';
import type { AccessTokens } from '../http/access-tokens.js';
import { authorized, keyAuthorizer, noAuthorizer, type Authorizer } from '../http/auth.js';
import { createGates } from '../http/class-gate.js';
import type { Fetch } from '../http/own-fetch.js';
import { createTransport, type Exchange } from '../http/transport.js';
import type { Settings } from './client-options.js';
import { httpFetch, isNodeFetch } from './http-fetch.js';
import { repeating } from './repeating.js';

/** The ways to the API that a client needs. They share their limits and their tokens. */
export interface Transports {
  /** For calls: repeats what may be repeated. */
  readonly calls: Transport;
  /** For uploads, which repeat their parts themselves. */
  readonly parts: Transport;
  /** Loaded when the first token is needed. */
  readonly tokens: () => Promise<AccessTokens>;
}

/** Milliseconds that a call may take that sends a file. */
const fileTimeout = 120_000;

export async function createTransports(hosts: Hosts, settings: Settings): Promise<Transports> {
  const { headers, fetch, debug, timeout, retry } = settings;
  const exchange = fetch ? byFetch(fetch) : ofProcess;
  const base = createTransport({ hosts, headers, limiterOf: createGates(), exchange });
  const unwatched: Transport = { ...base, watchRepeats: neverRepeated };
  const open = debug ? (await import('../http/watched.js')).watched(unwatched, hosts, debug) : unwatched;
  const tokens = sharedAttempt(async () => {
    const { AccessTokens } = await import('../http/access-tokens.js');
    return new AccessTokens(patient(open, timeout), settings);
  });
  const parts = authorized(open, authorizerOf(settings, tokens));

  return { parts, tokens, calls: repeating(patient(parts, timeout), retry) };
}

/**
 * Node keeps a whole request body in memory, for a redirect that might want it again, unless redirects are
 * refused and no window is there to be asked for credentials.
 */
const lean: Fetch = (url, init) =>
  fetch(url, init.body ? { ...init, redirect: 'error', window: null } : init);

/** By that `fetch`. What this takes is more than what calls do: it is loaded with the first request that goes so. */
function byFetch(fetch: Fetch): Exchange {
  const load = sharedAttempt(async () => (await import('./fetch-exchange.js')).fetchExchange(fetch));
  return async (message) => (await load())(message);
}

const http = httpFetch(lean);

/** By Node's `http`, which is for what is small both ways. */
const byHttp: Exchange = ({ request: { operation, body }, url, headers, signal }) => {
  const { method } = operation;
  if (body === undefined) return http(url, { method, headers, signal });
  const typed = { ...headers, 'Content-Type': 'application/json' };
  return http(url, { method, headers: typed, signal, body: understood(() => JSON.stringify(body)) });
};

const byProcess = byFetch(lean);

/** By Node's own means, unless somebody has put another `fetch` in its place; files always by `fetch`. */
const ofProcess: Exchange = (message) => {
  const { body, stream } = message.request;
  const isFile = stream !== undefined || body instanceof FormData;
  return (isNodeFetch() && !isFile ? byHttp : byProcess)(message);
};

/** Browsers send a request again by themselves when its connection breaks; Node does not. */
const neverRepeated: Transport['watchRepeats'] = () => () => Promise.resolve(false);

function authorizerOf(
  { apiKey, accessToken, authentication }: Settings,
  tokens: Transports['tokens'],
): Authorizer {
  const byToken: Authorizer = {
    current: async (signal) => (await tokens()).current(signal),
    renew: async (refused, signal) => (await tokens()).renew(refused, signal),
  };
  if (accessToken !== undefined) return byToken;
  if (apiKey === undefined) return noAuthorizer;
  return authentication === 'basic' ? keyAuthorizer(apiKey) : byToken;
}

/** Gives each request the time that the client was given. */
function patient(transport: Transport, timeout: number | undefined): Transport {
  return {
    ...transport,
    send: (request) => {
      const usual = timeout ?? (request.operation.trait?.kind === 'file' ? fileTimeout : undefined);
      return transport.send({ ...request, timeout: request.timeout ?? usual });
    },
  };
}
