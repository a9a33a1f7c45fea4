import { readFile, rm, writeFile } from 'node:fs/promises';

/** Locks held by this process: its own id in a file tells nothing of who in it holds it. */
const held = new Set<string>();

/**
 * Takes hold of a lock file; resolves with the function that lets go of it, or with `undefined` where another
 * living process, or this one, has it. What a process that is no more has left behind is taken over.
 */
export async function holdFile(path: string): Promise<(() => Promise<void>) | undefined> {
  if (held.has(path)) return undefined;
  held.add(path);
  try {
    if (!(await isTaken(path))) return async () => letGo(path);
  } catch (error) {
    held.delete(path);
    throw error;
  }
  held.delete(path);
  return undefined;
}

async function isTaken(path: string): Promise<boolean> {
  for (;;) {
    try {
      await writeFile(path, String(process.pid), { flag: 'wx', mode: 0o600 });
      return false;
    } catch (error) {
      if (!isCode(error, 'EEXIST')) throw error;
    }
    const owner = Number(await readFile(path, 'utf8').catch(() => ''));
    if (owner !== process.pid && isAlive(owner)) return true;
    await rm(path, { force: true });
  }
}

async function letGo(path: string): Promise<void> {
  held.delete(path);
  await rm(path, { force: true }).catch(() => undefined);
}

function isAlive(id: number): boolean {
  if (!Number.isInteger(id) || id <= 0) return false;
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return isCode(error, 'EPERM');
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
