import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';

/** Writes `files` one after the other to `path`, leaves them as they are, and gives the SHA-256 of all the bytes. */
export async function assemble(files: readonly string[], path: string): Promise<string> {
  const hash = createHash('sha256');

  await pipeline(async function* () {
    for (const file of files) {
      const chunks = createReadStream(file, { highWaterMark: 1024 * 1024 }) as AsyncIterable<Buffer>;
      for await (const chunk of chunks) {
        hash.update(chunk);
        yield chunk;
      }
    }
  }, createWriteStream(path));

  return hash.digest('hex');
}
