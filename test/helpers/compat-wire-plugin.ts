import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { request, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { TestRunnerPlugin } from '@web/test-runner';
import { createCertificate } from '../../src/emulator/certificate.js';

/** A field of a form, as its bytes came. */
export interface WireField {
  /** The field's own headers, as they stand there. */
  readonly headers: readonly string[];
  readonly bytes: number;
  readonly sha256: string;
  /** What a field without a file says. */
  readonly text?: string;
}

/** A request, as it came. */
export interface WireRequest {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly fields: readonly WireField[];
  /** What was sent in place of a form. */
  readonly text?: string;
  /** Absent where no answer came. */
  readonly status?: number;
}

/** What a browser test may ask of its line; see `compat-wire.ts`. */
export type WireCommand =
  | { readonly do: 'open'; readonly target: string }
  | { readonly do: 'next'; readonly url: string; readonly count: number }
  | { readonly do: 'look'; readonly url: string }
  | { readonly do: 'close'; readonly url: string };

type OpenRequest = { -readonly [Key in keyof WireRequest]: WireRequest[Key] };

interface Wire {
  readonly url: string;
  readonly requests: readonly OpenRequest[];
  /** Resolves when another request has come whole after so many, or after a while. */
  readonly next: (count: number) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** In milliseconds: the test runner gives a command up after twenty seconds. */
const longestCommand = 5000;

/** Lays lines over TLS to servers without it, which write down all that comes. */
export function compatWirePlugin(): TestRunnerPlugin<WireCommand> {
  const open = new Map<string, Wire>();

  async function perform(command: WireCommand): Promise<unknown> {
    if (command.do === 'open') {
      const wire = await openWire(command.target);
      open.set(wire.url, wire);
      return { url: wire.url };
    }

    const wire = open.get(command.url);
    if (!wire) throw new Error(`There is no line at ${command.url}.`);
    if (command.do === 'look') return wire.requests;
    if (command.do === 'next') {
      await wire.next(command.count);
    } else {
      open.delete(command.url);
      await wire.close();
    }
    return {};
  }

  return {
    name: 'compat-wire',
    executeCommand: ({ command, payload }) =>
      command === 'compat-wire' && payload ? perform(payload) : undefined,
    serverStop: async () => {
      await Promise.all(Array.from(open.values(), (wire) => wire.close()));
    },
  };
}

async function openWire(target: string): Promise<Wire> {
  const requests: OpenRequest[] = [];
  const arrivals = new EventTarget();
  const server = createServer(await createCertificate('127.0.0.1'), (incoming, response) => {
    const onRequest = (record: OpenRequest): void => {
      requests.push(record);
      arrivals.dispatchEvent(new Event('arrival'));
    };
    carry(target, incoming, response, onRequest).catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  return {
    url: `https://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    next: async (count) => {
      const signal = AbortSignal.timeout(longestCommand);
      if (requests.length <= count) await once(arrivals, 'arrival', { signal }).catch(() => undefined);
    },
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

/** Hands a request on once it is whole, and its answer back. */
async function carry(
  target: string,
  incoming: IncomingMessage,
  response: ServerResponse,
  onRequest: (record: OpenRequest) => void,
): Promise<void> {
  const { method = '', url: path = '', headers } = incoming;
  const body = await buffer(incoming);
  const record: OpenRequest = { method, path, headers: headersOf(headers), ...contentOf(headers, body) };
  onRequest(record);

  const onward = request(target + path, { method, headers });
  response.once('close', () => onward.destroy());
  onward.end(body);
  const [answer] = (await once(onward, 'response')) as [IncomingMessage];
  const { statusCode: status = 0 } = answer;
  record.status = status;
  // A browser repeats by itself what it has sent on a connection that was used before.
  response.writeHead(status, { ...answer.headers, connection: 'close' });
  answer.pipe(response);
}

function headersOf(headers: IncomingHttpHeaders): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}

function contentOf(headers: IncomingHttpHeaders, body: Buffer): Pick<WireRequest, 'fields' | 'text'> {
  const type = headers['content-type'] ?? '';
  if (type.startsWith('multipart/')) return { fields: fieldsOf(type, body) };
  return { fields: [], ...(body.length > 0 && { text: body.toString() }) };
}

function fieldsOf(type: string, body: Buffer): WireField[] {
  const mark = `--${/boundary=(.+)$/.exec(type)?.[1] ?? ''}`;
  const fields: WireField[] = [];
  let start = body.indexOf(mark);
  for (;;) {
    const end = body.indexOf(mark, start + mark.length);
    if (start < 0 || end < 0) return fields;
    // Between a line's end after the mark before it, and one before the mark behind it.
    fields.push(fieldOf(body.subarray(start + mark.length + 2, end - 2)));
    start = end;
  }
}

function fieldOf(field: Buffer): WireField {
  const blank = field.indexOf('\r\n\r\n');
  const headers = field.subarray(0, blank).toString().split('\r\n');
  const content = field.subarray(blank + 4);
  const isFile = headers.some((line) => line.includes('filename='));
  return {
    headers,
    bytes: content.length,
    sha256: createHash('sha256').update(content).digest('hex'),
    ...(!isFile && { text: content.toString() }),
  };
}
