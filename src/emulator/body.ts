import type { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { problem } from './problem.js';

const maxJsonBytes = 1024 * 1024;

/** A JSON object whose members are still to be checked. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Reads what is left of a body and throws it away. Rejects if the client leaves before its end. */
export async function drain(body: Readable): Promise<void> {
  if (body.readableEnded) return;
  body.resume();
  await finished(body, { writable: false });
}

/** Hands on `body` no faster than `bytesPerSecond`. Holds one chunk at most, so that the sender feels it. */
export async function* pace(
  body: Readable,
  bytesPerSecond: number,
  signal: AbortSignal,
): AsyncGenerator<Buffer> {
  const start = performance.now();
  let bytes = 0;

  for await (const chunk of body as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    const early = start + (bytes / bytesPerSecond) * 1000 - performance.now();
    if (early > 0) await sleep(early, undefined, { signal });
    yield chunk;
  }
}

/** Reads a body of at most 1 MiB as a JSON object; an empty body is an empty object. */
export async function readJson(body: Readable): Promise<JsonObject> {
  const value = await readJsonValue(body);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw problem('invalid-payload');
  return value as JsonObject;
}

/** Reads a body of at most 1 MiB as JSON of any kind; an empty body is an empty object. */
export async function readJsonValue(body: Readable): Promise<unknown> {
  const chunks: Buffer[] = [];
  let bytes = 0;

  // The body outlives an early exit from the loop, because the answer can only follow once it is drained.
  for await (const chunk of body.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > maxJsonBytes) throw problem('invalid-payload');
    chunks.push(chunk);
  }

  return bytes === 0 ? {} : parse(Buffer.concat(chunks).toString());
}

function parse(source: string): unknown {
  try {
    return JSON.parse(source);
  } catch (error) {
    if (error instanceof SyntaxError) throw problem('invalid-payload');
    throw error;
  }
}
