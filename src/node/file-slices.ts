import { open } from 'node:fs/promises';

/** Where the bytes of a `Blob` lie on the disk. */
export interface FileSlice {
  readonly path: string;
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
  /** When the file was changed last, in milliseconds since the epoch, as the upload knows it. */
  readonly modified: number;
}

/** Bytes that are read at once: many enough for speed, and few enough to be forgotten in the sum. */
const bufferSize = 256 * 1024;

const slices = new WeakMap<Blob, FileSlice>();

/** Notes down where the bytes of `blob` lie, for who can read them there with less ado. */
export function rememberSlice(blob: Blob, slice: FileSlice): Blob {
  slices.set(blob, slice);
  return blob;
}

export function sliceOf(blob: Blob): FileSlice | undefined {
  return slices.get(blob);
}

/**
 * Reads a slice, always into the same two buffers: what was given is overwritten after the next one was asked for.
 * Ends with the error of a `Blob` of Node's where the file is no longer the same, or gone.
 */
export async function* readSlice(slice: FileSlice): AsyncGenerator<Uint8Array> {
  try {
    yield* chunksOf(slice);
  } catch (cause) {
    const error = new DOMException('The file can no longer be read as it was.', 'NotReadableError');
    throw Object.assign(error, { cause });
  }
}

async function* chunksOf({ path, start, end, modified }: FileSlice): AsyncGenerator<Uint8Array> {
  const file = await open(path);
  const assertSame = async (): Promise<void> => {
    const { mtimeMs } = await file.stat();
    if (mtimeMs !== modified) throw new TypeError('The file has changed.');
  };
  try {
    await assertSame();
    const length = Math.min(bufferSize, end - start);
    let [buffer, other] = [new Uint8Array(length), new Uint8Array(length)];
    for (let at = start; at < end;) {
      const { bytesRead } = await file.read(buffer, 0, Math.min(length, end - at), at);
      if (bytesRead === 0) throw new TypeError('The file has become shorter.');
      yield buffer.subarray(0, bytesRead);
      at += bytesRead;
      [buffer, other] = [other, buffer];
    }
    // Of what has changed meanwhile, some may have been read before and some after.
    await assertSame();
  } finally {
    await file.close();
  }
}
