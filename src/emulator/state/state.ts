import { access, constants, mkdir, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { Files } from '../files.js';
import { createMemoryDatabase, type Database } from './database.js';
import { openFileDatabase } from './file-database.js';
import { lockFolder } from './folder-lock.js';
import { refuseLinks } from './refuse-links.js';

/** All that an emulator remembers. */
export interface State {
  readonly database: Database;
  readonly files: Files;
  /** Ends all writing; what was only temporary is removed. */
  close(): Promise<void>;
}

/** The state in a temporary folder, which goes with `close()`. */
export async function temporaryState(): Promise<State> {
  const folder = await mkdtemp(join(tmpdir(), 'apivideo-emulator-'));

  return {
    database: createMemoryDatabase(),
    files: new Files(folder),
    close: () => rm(folder, { recursive: true, force: true }),
  };
}

/**
 * The state in the folder `dataDir`, which is made if it is not there, and stays. Rejects with a sentence if it cannot
 * be written to, if another emulator has it open, or if a link in it leads elsewhere.
 */
export async function lastingState(dataDir: string): Promise<State> {
  try {
    const files = new Files(join(dataDir, 'files'));
    await makeFolder(resolve(files.folder));
    await Promise.all([dataDir, files.folder].map((path) => access(path, constants.R_OK | constants.W_OK)));
    const lock = await lockFolder(dataDir);
    const database = await openLocked(dataDir, files).catch(async (error: unknown) => {
      await lock.release();
      throw error;
    });
    return {
      database,
      files,
      async close() {
        await database.close();
        await lock.release();
      },
    };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`The emulator cannot keep its data in ${dataDir}: ${reason}`, { cause: error });
  }
}

/** What an earlier process left on its way is removed; nobody else may be at it. */
async function openLocked(dataDir: string, files: Files): Promise<Database> {
  await refuseLinks(dataDir);
  await files.sweep();
  return openFileDatabase(join(dataDir, 'emulator.db'));
}

/** As `mkdir` with `recursive`, which never ends where the system denies that a folder is there to make one in. */
async function makeFolder(path: string, parentsMade = false): Promise<void> {
  try {
    await mkdir(path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EEXIST' && (await stat(path)).isDirectory()) return;
    if (code !== 'ENOENT' || parentsMade) throw error;
    await makeFolder(dirname(path));
    await makeFolder(path, true);
  }
}
