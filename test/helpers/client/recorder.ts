import type { Fetch } from '../../../src/node/index.js';

/** One request as it left, and its answer as it came. */
export interface Exchange {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Headers;
  /** JSON as a value, a form as itself. */
  readonly body: unknown;
  readonly status: number;
  /** `undefined` for an empty one. */
  readonly answer: unknown;
}

/** A `fetch` that notes down what passes through it. */
export function recorder(exchanges: Exchange[]): Fetch {
  return async (address, init) => {
    const { pathname, searchParams } = new URL(address);
    const response = await fetch(address, init);
    const text = await response.clone().text();
    exchanges.push({
      method: init.method ?? 'GET',
      path: pathname,
      query: searchParams,
      headers: new Headers(init.headers),
      body: typeof init.body === 'string' ? (JSON.parse(init.body) as unknown) : init.body,
      status: response.status,
      answer: text === '' ? undefined : parsed(text),
    });
    return response;
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
