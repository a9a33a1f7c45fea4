import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { sniffedBytes } from './media-type.js';

/** A source put together on disk. */
export interface Assembled {
  readonly path: string;
  /** SHA-256 of all the bytes, in lowercase hexadecimal. */
  readonly sha256: string;
  /** The first bytes, enough to tell the container. */
  readonly head: Buffer;
}

/** Writes `files` one after the other to `path`, and leaves them as they are. */
export async function assemble(files: readonly string[], path: string): Promise<Assembled> {
  const hash = createHash('sha256');
  let head = Buffer.alloc(0);

  await pipeline(async function* () {
    for (const file of files) {
      for await (const chunk of createReadStream(file, {
        highWaterMark: 1024 * 1024,
      }) as AsyncIterable<Buffer>) {
        if (head.length < sniffedBytes) head = Buffer.concat([head, chunk.subarray(0, sniffedBytes)]);
        hash.update(chunk);
        yield chunk;
      }
    }
  }, createWriteStream(path));

  return { path, sha256: hash.digest('hex'), head };
}
