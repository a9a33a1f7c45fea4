import { leaf } from '../shared/leaf.js';
import type { Folder } from './files-in-folder.js';
import type { TakenFile } from './taken-file.js';

/** What not every browser has. */
interface Dropped {
  getAsFile(): File | null;
  webkitGetAsEntry?(): FileSystemEntry | null;
  getAsFileSystemHandle?(): Promise<FileSystemHandle | null>;
}

/**
 * The files that were dropped or pasted, those in folders too: at once unless there is a folder to look into, or a
 * handle to wait for. Must be called while the event is dispatched; after it, browsers show no files any more.
 */
export function droppedFiles({
  items,
  files,
}: DataTransfer): readonly TakenFile[] | Promise<readonly TakenFile[]> {
  const found = Array.from(items)
    .filter(({ kind }) => kind === 'file')
    .map((item: Dropped) => ({ item, file: item.getAsFile(), entry: item.webkitGetAsEntry?.() }));
  // Firefox and Safari make an entry for any file, and have no handles.
  const toAsk = found.filter(
    ({ item, entry }) => entry && (entry.isDirectory || 'getAsFileSystemHandle' in item),
  );
  if (toAsk.length === 0) return Array.from(files, (file) => ({ file }));

  const taking = found.map(async ({ item, file, entry }): Promise<readonly TakenFile[]> => {
    // Refused on pages that are not secure.
    const handle = await item.getAsFileSystemHandle?.().catch(() => null);
    if (entry?.isDirectory) {
      const loaded = await leaf(() => import('./files-in-folder.js'));
      return loaded?.filesInFolder((handle ?? entry) as Folder) ?? [];
    }
    return file ? [{ file, handle: (handle ?? undefined) as FileSystemFileHandle | undefined }] : [];
  });
  return Promise.all(taking).then((taken) => taken.flat());
}
