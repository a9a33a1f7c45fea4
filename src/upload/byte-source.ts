import { ApiVideoError } from '../base/error.js';

/** Something of known size that can be read anywhere, again and again. */
export interface ByteSource {
  /** In bytes. */
  readonly size: number;
  /** The file's name; becomes the title of a video that the upload creates. */
  readonly name: string;
  /** The name that the file has itself; empty where it has none. */
  readonly ownName: string;
  /** When the file was changed last, in milliseconds since the epoch; 0 where that is unknown. */
  readonly modified: number;
  /** The bytes `[start, end)`, not read until they are sent. */
  slice(start: number, end: number): Blob;
}

/** Reads a `File` or `Blob` where it lies; nothing is copied into memory. */
export function blobSource(blob: Blob, name = ''): ByteSource {
  const { size } = blob;
  const ownName = 'name' in blob && typeof blob.name === 'string' ? blob.name : '';
  const modified = 'lastModified' in blob && typeof blob.lastModified === 'number' ? blob.lastModified : 0;
  return {
    size,
    // A form's file without a name is no file at all.
    name: name || ownName || 'video',
    ownName,
    modified,
    slice: (start, end) => (start === 0 && end === size ? blob : blob.slice(start, end, blob.type)),
  };
}

/** Refuses what is no `Blob`. By its shape, so that a file of another frame's is one too. */
export function assertBlob(file: unknown): void {
  try {
    const blob = file as Blob;
    if (typeof blob.slice === 'function' && blob.size >= 0) return;
  } catch {
    // neither has `null` a size, nor a proxy that was revoked
  }
  throw new ApiVideoError('invalid-option', 'What to upload must be a File or a Blob.');
}

/**
 * Makes sure that `blob` can still be read, by its first byte. `fetch` can't tell a file that was moved or
 * changed from a lost connection; reading it can.
 */
export async function assertReadable(blob: Blob): Promise<void> {
  await readBytes(blob.slice(0, 1));
}

/** Reads `blob` into memory. Rejects with `file-changed` or `file-unreadable`. */
export async function readBytes(blob: Blob): Promise<ArrayBuffer> {
  try {
    return await blob.arrayBuffer();
  } catch (cause) {
    // Browsers take a file as it was when it was chosen, and refuse to read it once it is another.
    if (cause instanceof DOMException && cause.name === 'NotReadableError') {
      throw new ApiVideoError('file-changed', 'The file has changed since it was chosen. Choose it again.', {
        cause,
      });
    }
    const message = 'The file can no longer be read: it may have been moved or deleted. Choose it again.';
    throw new ApiVideoError('file-unreadable', message, { cause });
  }
}
