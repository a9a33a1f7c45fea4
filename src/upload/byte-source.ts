import { ApiVideoError } from '../base/error.js';

/** Something of known size that can be read anywhere, again and again. */
export interface ByteSource {
  /** In bytes. */
  readonly size: number;
  /** The file's name; becomes the title of a video that the upload creates. */
  readonly name: string;
  /** The bytes `[start, end)`, not read until they are sent. */
  slice(start: number, end: number): Blob;
}

/** Reads a `File` or `Blob` where it lies; nothing is copied into memory. */
export function blobSource(blob: Blob, name = ''): ByteSource {
  const { size } = blob;
  const ownName = 'name' in blob && typeof blob.name === 'string' ? blob.name : '';
  return {
    size,
    // A form's file without a name is no file at all.
    name: name || ownName || 'video',
    slice: (start, end) => (start === 0 && end === size ? blob : blob.slice(start, end, blob.type)),
  };
}

/** Refuses what is no `Blob`. By its shape, so that a file of another frame's is one too. */
export function assertBlob(file: unknown): void {
  if (typeof file === 'object' && file !== null && 'slice' in file && 'size' in file) return;
  throw new ApiVideoError('invalid-option', 'What to upload must be a File or a Blob.');
}

/**
 * Makes sure that `blob` can still be read, by its first byte. `fetch` can't tell a file that was moved or
 * changed from a lost connection; reading it can.
 */
export async function assertReadable(blob: Blob): Promise<void> {
  try {
    await blob.slice(0, 1).arrayBuffer();
  } catch (cause) {
    throw new ApiVideoError(
      'file-unreadable',
      'The file can no longer be read: it may have been moved, changed or deleted. Choose it again.',
      { cause },
    );
  }
}
