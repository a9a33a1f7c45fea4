import { open, type FileHandle } from 'node:fs/promises';
import { Writable } from 'node:stream';

/** How much is gathered before it is written in one go, in bytes. */
const batchBytes = 512 * 1024;

/** How many such batches may be on their way to the disk while the next one is gathered. */
const batchesUnderWay = 2;

type Done = (error?: Error | null) => void;

/**
 * Writes a stream to the file at `path`, and goes on taking in bytes while others are on their way to the disk. A
 * stream of `node:fs` takes in nothing until all that waited is written, which halves the speed of a fast sender.
 */
export class FileWriter extends Writable {
  readonly #path: string;
  #file: FileHandle | undefined;
  #gathered: Buffer[] = [];
  #gatheredBytes = 0;
  #position = 0;
  readonly #underWay = new Set<Promise<void>>();

  constructor(path: string) {
    super({ highWaterMark: batchBytes });
    this.#path = path;
  }

  override _construct(done: Done): void {
    open(this.#path, 'w').then((file) => {
      this.#file = file;
      done();
    }, done);
  }

  override _write(chunk: Buffer, _encoding: string, done: Done): void {
    this.#gathered.push(chunk);
    this.#gatheredBytes += chunk.length;
    if (this.#gatheredBytes < batchBytes) {
      done();
      return;
    }

    this.#flush();
    if (this.#underWay.size < batchesUnderWay) {
      done();
      return;
    }
    Promise.race(this.#underWay).then(() => done(), done);
  }

  override _final(done: Done): void {
    this.#flush();
    Promise.all(this.#underWay).then(() => done(), done);
  }

  override _destroy(error: Error | null, done: Done): void {
    // Nobody may write to a descriptor that is closed, and perhaps already another file's.
    Promise.allSettled(this.#underWay)
      .then(() => this.#file?.close())
      .then(() => done(error), done);
  }

  #flush(): void {
    if (!this.#file || this.#gatheredBytes === 0) return;

    const written = writeAll(this.#file, this.#gathered, this.#gatheredBytes, this.#position);
    this.#position += this.#gatheredBytes;
    this.#gathered = [];
    this.#gatheredBytes = 0;
    const tracked = written.finally(() => this.#underWay.delete(tracked));
    this.#underWay.add(tracked);
    tracked.catch((error: unknown) => this.destroy(error as Error));
  }
}

/** Writes `chunks`, which hold `bytes`, at `position`; a disk may take them bit by bit. */
async function writeAll(
  file: FileHandle,
  chunks: readonly Buffer[],
  bytes: number,
  position: number,
): Promise<void> {
  const { bytesWritten } = await file.writev(chunks, position);
  if (bytesWritten < bytes) {
    const rest = Buffer.concat(chunks).subarray(bytesWritten);
    await writeAll(file, [rest], rest.length, position + bytesWritten);
  }
}
