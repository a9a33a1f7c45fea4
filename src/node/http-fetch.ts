import type { ClientRequest, IncomingMessage, RequestOptions } from 'node:http';
import type { Socket } from 'node:net';
import { promisify } from 'node:util';
import type { Fetch } from '../http/own-fetch.js';

/** Milliseconds until a server that can't be connected to is given up, as in Node's own `fetch`. */
const connectPatience = 10_000;

/** What Node's own `fetch` says besides. */
const usual = { accept: '*/*', 'accept-encoding': 'gzip', 'user-agent': 'node' };

let seen: { readonly fetch: unknown; readonly own: boolean } | undefined;

/**
 * Whether the process's `fetch` is still Node's own. Whoever has put another in its place, as tests do, and what
 * watches or detours requests, wants that one to be used. Where this can't be told any more, it costs only time.
 */
export function isNodeFetch(): boolean {
  const { fetch } = globalThis;
  if (seen?.fetch !== fetch) seen = { fetch, own: String(fetch).includes('internal/deps/undici') };
  return seen.own;
}

/**
 * A `fetch` for what is small both ways: Node's `http` takes a third of the time that its `fetch` does, and shares
 * the connections of the process. Redirects are left to `otherwise`, and bodies that are no text.
 */
export function httpFetch(otherwise: Fetch): Fetch {
  return async (url, init) => {
    const { body, method = 'GET', signal } = init;
    if (body !== undefined && body !== null && typeof body !== 'string') return otherwise(url, init);

    const headers = { ...usual, ...Object.fromEntries(new Headers(init.headers)) };
    const request = (await begin(url))(url, { method, headers, timeout: connectPatience });
    const answer = await exchange(request, body ?? undefined, signal ?? undefined);
    if (isRedirect(answer.message) && method === 'GET') return otherwise(url, init);
    return responseOf(answer);
  };
}

interface Answer {
  readonly message: IncomingMessage;
  readonly bytes: Buffer;
}

/** As `fetch` does, fails with a `TypeError` whose cause says more. */
function exchange(
  request: ClientRequest,
  body: string | undefined,
  signal: AbortSignal | undefined,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const fail = (cause: unknown): void => reject(new TypeError('The request failed.', { cause }));
    const abort = (): void => void request.destroy();

    request.on('error', fail);
    request.on('timeout', () => {
      if (isConnecting(request.socket)) request.destroy(notConnected());
    });
    request.on('response', (message) => {
      const chunks: Buffer[] = [];
      message.on('data', (chunk: Buffer) => chunks.push(chunk));
      message.on('error', fail);
      message.on('end', () => resolve({ message, bytes: Buffer.concat(chunks) }));
    });
    if (signal?.aborted) abort();
    signal?.addEventListener('abort', abort, { once: true });
    request.on('close', () => signal?.removeEventListener('abort', abort));
    request.end(body);
  });
}

/** An answer without a stream: its text is there already, and a stream would take longer than all the rest. */
async function responseOf({ message, bytes }: Answer): Promise<Response> {
  const { statusCode: status, headers } = message;
  try {
    const packed = headers['content-encoding'] === 'gzip';
    const text = new TextDecoder().decode(packed ? await unpacked(bytes) : bytes);
    const response = new Response(null, { status: status ?? 0, headers: pairs(message.rawHeaders) });
    return Object.assign(response, { text: () => Promise.resolve(text) });
  } catch (cause) {
    throw new TypeError('The answer can’t be read.', { cause });
  }
}

async function unpacked(bytes: Buffer): Promise<Buffer> {
  const { gunzip } = await import('node:zlib');
  return promisify(gunzip)(bytes);
}

/** Names and values, which Node gives in one list. */
function pairs(raw: readonly string[]): [name: string, value: string][] {
  const found: [string, string][] = [];
  for (let index = 0; index + 1 < raw.length; index += 2)
    found.push([raw[index] ?? '', raw[index + 1] ?? '']);
  return found;
}

function isRedirect({ statusCode = 0, headers }: IncomingMessage): boolean {
  return statusCode >= 300 && statusCode < 400 && headers.location !== undefined;
}

/** Over TLS, a connection that does not answer the handshake is none yet. */
function isConnecting(socket: (Socket & { readonly secureConnecting?: boolean }) | null): boolean {
  return socket === null || socket.connecting || socket.secureConnecting === true;
}

function notConnected(): Error {
  return Object.assign(new Error('No connection came about in time.'), { code: 'UND_ERR_CONNECT_TIMEOUT' });
}

type Begin = (url: string, options: RequestOptions) => ClientRequest;

const begun = new Map<string, Promise<Begin>>();

/** The protocol's module, loaded when it is first needed: TLS takes its time. */
function begin(url: string): Promise<Begin> {
  const protocol = url.startsWith('https:') ? 'https' : 'http';
  const known =
    begun.get(protocol) ??
    (protocol === 'https' ? import('node:https') : import('node:http')).then(({ request }): Begin => request);
  begun.set(protocol, known);
  return known;
}
