import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import type { JournalEntry, ResumeJournal } from '../upload/journal.js';
import { holdFile } from './lock-file.js';

/** The service drops what was not completed within seven days; a day is left to get through. */
const lifetime = 6 * 24 * 3_600_000;

/**
 * Keeps uploads in files of `folder`, one each, so that a process that was killed is gone on with by another. Only
 * one process is at an upload at a time. A folder that can't be written to keeps nothing, and stops no upload.
 */
export function fileJournal(folder: string = defaultFolder()): ResumeJournal {
  return {
    async claim(key) {
      const path = join(folder, createHash('sha256').update(key).digest('hex').slice(0, 32));
      const letGo = await prepare(folder)
        .then(() => holdFile(`${path}.lock`))
        .catch(() => undefined);
      if (!letGo) return undefined;

      let written: Promise<void> = Promise.resolve();
      return {
        entry: await read(`${path}.json`, key),
        save: (entry) => (written = written.then(() => write(`${path}.json`, entry))),
        release: async ({ forget } = { forget: false }) => {
          await written;
          if (forget) await rm(`${path}.json`, { force: true }).catch(() => undefined);
          await letGo();
        },
      };
    },
  };
}

/** A folder of this user's. What is in it is no secret, but nobody else's business either. */
function defaultFolder(): string {
  const { uid, username } = userInfo();
  return join(tmpdir(), `apivideo-kit-${uid < 0 ? username : uid}`);
}

/** Makes the folder, and takes out of it what is too old to go on with. */
async function prepare(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Infinity }));
    if (mtimeMs < Date.now() - lifetime) await rm(path, { force: true }).catch(() => undefined);
  }
}

async function read(path: string, key: string): Promise<JournalEntry | undefined> {
  try {
    const entry = JSON.parse(await readFile(path, 'utf8')) as JournalEntry;
    return entry.key === key && entry.updatedAt > Date.now() - lifetime ? entry : undefined;
  } catch {
    return undefined; // none was left, or it is no entry
  }
}

/** Whole or not at all, whenever the process ends. Storage that fails is no reason to stop an upload. */
async function write(path: string, entry: JournalEntry): Promise<void> {
  const draft = `${path}.${randomUUID()}`;
  try {
    await writeFile(draft, JSON.stringify(entry), { mode: 0o600 });
    await rename(draft, path);
  } catch {
    await rm(draft, { force: true }).catch(() => undefined);
  }
}
