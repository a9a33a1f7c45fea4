import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

const incoming = 'incoming-';

/** The files under one folder. Their names are made of the emulator's own ids, and of names that routes have checked. */
export class Files {
  readonly folder: string;
  #count = 0;

  constructor(folder: string) {
    this.folder = folder;
  }

  /** A new path for a file that is still on its way. */
  incomingPath(): string {
    return join(this.folder, `${incoming}${++this.#count}`);
  }

  /** Where `owner` keeps the file of that name. */
  path(owner: string, name: string): string {
    return join(this.folder, owner, name);
  }

  /** Moves a file that has arrived to its owner, in the place of an earlier one of that name. */
  async keep(from: string, owner: string, name: string): Promise<string> {
    const path = this.path(owner, name);
    await mkdir(join(this.folder, owner), { recursive: true });
    await rename(from, path);
    return path;
  }

  /** Removes one file of `owner`, or all of them. What is not there is no mistake. */
  async remove(owner: string, name = ''): Promise<void> {
    await rm(this.path(owner, name), { recursive: true, force: true });
  }

  /** Removes what was on its way when an earlier process ended. */
  async sweep(): Promise<void> {
    const names = await readdir(this.folder);
    const left = names.filter((name) => name.startsWith(incoming));
    await Promise.all(left.map((name) => rm(join(this.folder, name), { force: true })));
  }
}
