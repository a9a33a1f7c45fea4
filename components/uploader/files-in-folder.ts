import type { TakenFile } from './taken-file.js';

export type Folder = FileSystemDirectoryHandle | FileSystemDirectoryEntry;

/** All files in a folder and the folders in it, by name; those that systems hide are left out. */
export async function filesInFolder(folder: Folder): Promise<readonly TakenFile[]> {
  const files: TakenFile[] = [];
  for (const child of await childrenOf(folder)) {
    if (child.name.startsWith('.')) continue;
    if (isFolder(child)) files.push(...(await filesInFolder(child)));
    else files.push(await fileOf(child));
  }
  return files;
}

type Child = FileSystemHandle | FileSystemEntry;

function isFolder(child: Child): child is Folder {
  return 'kind' in child ? child.kind === 'directory' : child.isDirectory;
}

async function childrenOf(folder: Folder): Promise<readonly Child[]> {
  const children: Child[] = [];
  if ('kind' in folder) {
    for await (const child of folder.values()) children.push(child);
  } else {
    const reader = folder.createReader();
    const read = () => new Promise<FileSystemEntry[]>((done, fail) => reader.readEntries(done, fail));
    // A reader hands out a hundred or so at a time, and none at the end.
    for (let some = await read(); some.length > 0; some = await read()) children.push(...some);
  }
  return children.sort((one, other) => one.name.localeCompare(other.name));
}

async function fileOf(child: Child): Promise<TakenFile> {
  if (!('kind' in child)) {
    const entry = child as FileSystemFileEntry;
    return { file: await new Promise<File>((done, fail) => entry.file(done, fail)) };
  }
  const handle = child as FileSystemFileHandle;
  return { file: await handle.getFile(), handle };
}
