/**
 * An emulator of api.video behind a line that writes down all that is sent over it, for a browser test:
 *
 *     const scene = await openWired();
 *     … new VideoUploader({ uploadToken, apiHost: scene.host }) …
 *     expect(await scene.sent()).to.deep.equal(…)
 */
import { executeServerCommand } from '@web/test-runner-commands';
import type { WireCommand, WireRequest } from './compat-wire-plugin.js';
import { openEmulator, type TestEmulator } from './emulator.js';

export interface Wired {
  readonly emulator: TestEmulator;
  /** Host and port of the line, to be reached by https. */
  readonly host: string;
  /** All that came but preflights, which browsers send at will, oldest first. */
  sent(): Promise<readonly WireRequest[]>;
  /** Resolves when so many of them have come whole. */
  until(count: number): Promise<void>;
  close(): Promise<void>;
}

function ask<Answer>(command: WireCommand): Promise<Answer> {
  return executeServerCommand<Answer, WireCommand>('compat-wire', command);
}

export async function openWired(): Promise<Wired> {
  const emulator = await openEmulator({ ffmpeg: false });
  const { url } = await ask<{ url: string }>({ do: 'open', target: emulator.url });

  const look = (): Promise<readonly WireRequest[]> => ask({ do: 'look', url });

  return {
    emulator,
    host: new URL(url).host,
    sent: async () => (await look()).filter(isMeant),
    until: async (count) => {
      for (let seen = await look(); seen.filter(isMeant).length < count; seen = await look()) {
        await ask({ do: 'next', url, count: seen.length });
      }
    },
    close: async () => {
      await ask({ do: 'close', url });
      await emulator.close();
    },
  };
}

/** Preflights are sent at the browser’s will. */
function isMeant({ method }: WireRequest): boolean {
  return method !== 'OPTIONS';
}

/**
 * What differs, on purpose or at the browser's will, and is left out of the comparison of two requests.
 * `compat-differences.test.ts` has a case for each that is meant.
 */
const leftOut = {
  'av-origin-client': 'the service is told which program calls: a case of its own',
  'av-origin-sdk': 'only where the old recorder sets it: a case of its own',
  'content-length': 'follows from the media type of the file: a case of its own; its bytes are compared',
  connection: 'the browser’s own',
  priority: 'the browser’s own',
};

const ids = /\b(vi|to)\w{20,}/g;

/** Ids and addresses are others with each run. */
export function nameless(text: string): string {
  return text
    .replaceAll(ids, '$1…')
    .replaceAll(/127\.0\.0\.1:\d+/g, 'api')
    .replaceAll(/(Bearer|boundary=).+/g, '$1…');
}

/** All of a request that must be the same from either side. */
export function comparable({ headers, fields, ...request }: WireRequest): object {
  const kept = Object.entries(headers).filter(([name]) => !(name in leftOut));
  return {
    ...request,
    path: nameless(request.path),
    headers: Object.fromEntries(kept.map(([name, value]) => [name, nameless(value)])),
    fields: fields.map(({ headers: lines, text, ...content }) => ({
      // A chunk's media type: a case of its own.
      headers: lines.filter((line) => !line.startsWith('Content-Type:')),
      ...(text === undefined ? content : { text: nameless(text) }),
    })),
  };
}

/** A request in a line: `POST /upload?token=to… part 1/1 201`. */
export function lineOf({ method, path, headers, status }: WireRequest): string {
  const range = headers['content-range'];
  const scheme = headers.authorization?.split(' ')[0];
  return [method, nameless(path), scheme, range, status ?? 'no answer']
    .filter((word) => word !== undefined)
    .join(' ');
}

/** Its form, field by field: `videoId=vi…`, `file holiday.mp4 1000`. */
export function formOf({ fields }: WireRequest): readonly string[] {
  return fields.map(({ headers: [line = ''], bytes, text }) => {
    const [, name = ''] = /name="([^"]*)"/.exec(line) ?? [];
    const [, fileName] = /filename="([^"]*)"/.exec(line) ?? [];
    return text === undefined ? `${name} ${fileName ?? ''} ${bytes}` : `${name}=${nameless(text)}`;
  });
}

/** A value with all that is the same in each run: the kind of everything, and no date, id or address. */
export function told(value: unknown): unknown {
  if (value instanceof Date) return 'a date';
  if (value === undefined) return 'undefined';
  if (typeof value === 'string') return nameless(value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(told);
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, told(member)]));
}
