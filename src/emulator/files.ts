import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

const incoming = 'incoming-';

/** A name that is one step of a path, and neither hidden nor a way out. */
const plainName = /^\w[\w.-]*$/;

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

  /** Where `owner` keeps the file of that name. Throws where that would be anywhere else. */
  path(owner: string, name: string): string {
    return join(this.#folderOf(owner), plain(name));
  }

  /** Moves a file that has arrived to its owner, in the place of an earlier one of that name. */
  async keep(from: string, owner: string, name: string): Promise<string> {
    const path = this.path(owner, name);
    await mkdir(this.#folderOf(owner), { recursive: true });
    await rename(from, path);
    return path;
  }

  /** Removes one file of `owner`, or all of them. What is not there is no mistake. */
  async remove(owner: string, name?: string): Promise<void> {
    const path = name === undefined ? this.#folderOf(owner) : this.path(owner, name);
    await rm(path, { recursive: true, force: true });
  }

  /** Removes what was on its way when an earlier process ended. */
  async sweep(): Promise<void> {
    const names = await readdir(this.folder);
    const left = names.filter((name) => name.startsWith(incoming));
    await Promise.all(left.map((name) => rm(join(this.folder, name), { force: true })));
  }

  #folderOf(owner: string): string {
    return join(this.folder, plain(owner));
  }
}

/** A kept folder may come from anywhere, and so may the names in its database. */
function plain(name: string): string {
  if (!plainName.test(name)) throw new Error(`${JSON.stringify(name)} is no name for a file.`);
  return name;
}
