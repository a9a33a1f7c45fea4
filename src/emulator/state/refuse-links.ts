import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';

/** What the emulator keeps in its folder; whatever lies beside it is nobody's business. */
const own = /^(files$|emulator\.db)/;

/**
 * Throws where anything of the emulator's in `folder` is a symbolic link. The emulator makes none: one that lies there
 * has come with the folder, from a repository or an archive, and pages would be served whatever file it leads to.
 */
export async function refuseLinks(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (own.test(entry.name)) await refuseLink(folder, entry, folder);
  }
}

async function refuseLink(within: string, entry: Dirent, folder: string): Promise<void> {
  const path = join(within, entry.name);
  if (entry.isSymbolicLink()) {
    throw new Error(`${relative(folder, path)} is a link, which may lead anywhere. Remove it.`);
  }
  if (!entry.isDirectory()) return;
  for (const inner of await readdir(path, { withFileTypes: true })) await refuseLink(path, inner, folder);
}
