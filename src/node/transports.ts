import type { Transport } from '../api/call.js';
import type { Hosts } from '../api/hosts.js';
import { AccessTokens } from '../http/access-tokens.js';
import { authorized, keyAuthorizer, noAuthorizer, type Authorizer } from '../http/auth.js';
import { createGates } from '../http/class-gate.js';
import { directFetch, ownFetch, type Fetch } from '../http/own-fetch.js';
import { createTransport, type Carry } from '../http/transport.js';
import { watched } from '../http/watched.js';
import type { Settings } from './client-options.js';
import { httpFetch, isNodeFetch } from './http-fetch.js';
import { repeating } from './repeating.js';

/** The ways to the API that a client needs. They share their limits and their tokens. */
export interface Transports {
  /** For calls: repeats what may be repeated. */
  readonly calls: Transport;
  /** For uploads, which repeat their parts themselves. */
  readonly parts: Transport;
  readonly tokens: AccessTokens;
}

/** Milliseconds that a call may take that sends a file. */
const fileTimeout = 120_000;

export function createTransports(hosts: Hosts, settings: Settings): Transports {
  const { headers, fetch, debug, timeout, retry } = settings;
  const carry = fetch ? ownFetch(fetch) : ofProcess;
  const base = createTransport({ hosts, headers, limiterOf: createGates(), carry });
  const open = watched({ ...base, watchRepeats: neverRepeated }, hosts, debug);
  const tokens = new AccessTokens(patient(open, timeout), settings);
  const parts = authorized(open, authorizerOf(settings, tokens));

  return { parts, tokens, calls: repeating(patient(parts, timeout), retry) };
}

/**
 * Node keeps a whole request body in memory, for a redirect that might want it again, unless redirects are
 * refused and no window is there to be asked for credentials.
 */
const lean: Fetch = (url, init) =>
  fetch(url, init.body ? { ...init, redirect: 'error', window: null } : init);

const direct = directFetch(httpFetch(lean));
const replaced = ownFetch(lean);

/** By Node's own means, unless somebody has put another `fetch` in its place. */
const ofProcess: Carry = (request, signal) => (isNodeFetch() ? direct : replaced)(request, signal);

/** Browsers send a request again by themselves when its connection breaks; Node does not. */
const neverRepeated: Transport['watchRepeats'] = () => () => Promise.resolve(false);

function authorizerOf({ apiKey, accessToken, authentication }: Settings, tokens: AccessTokens): Authorizer {
  if (accessToken !== undefined) return tokens;
  if (apiKey === undefined) return noAuthorizer;
  return authentication === 'basic' ? keyAuthorizer(apiKey) : tokens;
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
