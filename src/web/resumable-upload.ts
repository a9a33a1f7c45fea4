import { ApiVideoError } from '../base/error.js';
import { acceptedBytes } from '../upload/journal-entry.js';
import type { FileHandle, JournalEntry } from '../upload/journal.js';
import { forgetUpload, unfinishedUploads } from './web-journal.js';

/** An upload that ended with its page, before all had arrived. Send the same file again, and it goes on. */
export interface ResumableUpload {
  readonly fileName: string;
  /** In bytes. */
  readonly fileSize: number;
  /** What the service has, in bytes. */
  readonly acceptedBytes: number;
  readonly videoId: string;
  /** When it last went on, in milliseconds since the epoch. */
  readonly updatedAt: number;
  /** Where there is one, `open()` works, and the file need not be chosen again. Pass it on to `upload()`. */
  readonly handle?: FileHandle | undefined;
  /**
   * Opens the file again. The browser may ask the person, and allows that only in answer to a click or a key.
   * Rejects with `permission-denied` or `file-unreadable`, or `invalid-state` where there is no handle.
   */
  open(): Promise<File>;
  /** Forgets it, here; the service drops what it has by itself, seven days after it began. */
  discard(): Promise<void>;
}

/** The person's leave to read a file; not all browsers that have handles have this. */
interface AskingHandle extends FileHandle {
  requestPermission?(options: { readonly mode: 'read' }): Promise<PermissionState>;
}

/** The uploads to `host` that ended before they were through, and that no other page is at; newest first. */
export async function listResumable(host: string): Promise<readonly ResumableUpload[]> {
  return (await unfinishedUploads(host)).map(resumableUpload);
}

function resumableUpload(entry: JournalEntry): ResumableUpload {
  const { key, fileName, fileSize, videoId, updatedAt, handle } = entry;
  return {
    fileName,
    fileSize,
    acceptedBytes: acceptedBytes(entry),
    videoId,
    updatedAt,
    handle,
    open: () => openFile(handle),
    discard: () => forgetUpload(key),
  };
}

async function openFile(handle: AskingHandle | undefined): Promise<File> {
  if (!handle) throw new ApiVideoError('invalid-state', 'The file must be chosen again to go on with it.');

  const answer = await handle.requestPermission?.({ mode: 'read' });
  if (answer !== undefined && answer !== 'granted') {
    throw new ApiVideoError('permission-denied', 'The browser was not allowed to open the file again.');
  }
  try {
    return await handle.getFile();
  } catch (cause) {
    const message = 'The file can no longer be opened: it may have been moved or deleted. Choose it again.';
    throw new ApiVideoError('file-unreadable', message, { cause });
  }
}
