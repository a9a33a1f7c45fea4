/** Whether code in a page bears what nobody should give it: settled, with a documented error or none. */
import { unreadable, wrongValues } from './wrong-values.js';

/** What only an object's reader notices, and what no text can be made of. */
export const hostileValues: Readonly<Record<string, () => unknown>> = {
  [unreadable]: wrongValues[unreadable] ?? (() => undefined),
  'an object whose getters throw': () =>
    new Proxy(
      {},
      {
        get: () => {
          throw new Error('It can not be read.');
        },
      },
    ),
  'an object of no text': () => Object.create(null) as object,
  'a symbol': () => Symbol('wrong'),
  'a bigint': () => 10n,
};

/** What a page can give besides. */
export const pageValues: Readonly<Record<string, () => unknown>> = {
  ...wrongValues,
  ...hostileValues,
  'a detached buffer': detachedBuffer,
  'a locked stream': lockedStream,
  'an element': () => document.createElement('p'),
};

export function detachedBuffer(): ArrayBuffer {
  const { buffer } = new Uint8Array(8);
  structuredClone(buffer, { transfer: [buffer] });
  return buffer;
}

export function lockedStream(): ReadableStream<Uint8Array> {
  const stream = new Blob(['x']).stream();
  stream.getReader();
  return stream;
}

export interface Watch {
  /** What escaped until now, after what is still queued has run. */
  escaped(): Promise<readonly string[]>;
}

/** What escapes from now on, until it is asked for. */
export function watchErrors(): Watch {
  const listening = new AbortController();
  const { signal } = listening;
  const seen: string[] = [];
  const keep = (event: Event): void => {
    const { reason, error } = event as Event & { readonly reason?: unknown; readonly error?: unknown };
    seen.push(String(reason ?? error));
    event.preventDefault();
  };
  addEventListener('unhandledrejection', keep, { signal });
  addEventListener('error', keep, { signal });
  return {
    escaped: async () => {
      await new Promise((resolve) => setTimeout(resolve));
      listening.abort();
      return seen;
    },
  };
}

/** What is wrong with how `act` ended; `undefined` if it gave a result, or an error of ours. */
export async function complaintOf(act: () => unknown): Promise<string | undefined> {
  try {
    await act();
    return undefined;
  } catch (error) {
    const { name, code } = Object(error) as { readonly name?: unknown; readonly code?: unknown };
    return name === 'ApiVideoError' && typeof code === 'string' ? undefined : String(error);
  }
}

/** The complaints about `act`, given each of the values. */
export async function complaintsOf(
  values: Readonly<Record<string, () => unknown>>,
  act: (value: unknown) => unknown,
): Promise<readonly string[]> {
  const complaints: string[] = [];
  for (const [kind, make] of Object.entries(values)) {
    const complaint = await complaintOf(() => act(make()));
    if (complaint !== undefined) complaints.push(`${kind}: ${complaint}`);
  }
  return complaints;
}
