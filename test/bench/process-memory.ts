import { readdir, readFile } from 'node:fs/promises';

/** Who started whom, of all processes now. Empty where there is no /proc. */
async function parents(): Promise<ReadonlyMap<number, number>> {
  const names = await readdir('/proc').catch(() => []);
  const stats = names
    .filter((name) => /^\d+$/.test(name))
    .map(async (name) => {
      const stat = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '');
      // The second field is a name in parentheses, and may hold anything.
      const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1] ?? 0);
      return [Number(name), parent] as const;
    });
  return new Map(await Promise.all(stats));
}

/** The processes that descend from `root`. */
export function descendants(parents: ReadonlyMap<number, number>, root: number): ReadonlySet<number> {
  const descends = (pid: number): boolean => {
    const parent = parents.get(pid);
    return parent !== undefined && (parent === root || descends(parent));
  };
  return new Set(Array.from(parents.keys()).filter(descends));
}

/** The processes that this one has started, and theirs. */
export async function ownProcesses(): Promise<ReadonlySet<number>> {
  return descendants(await parents(), process.pid);
}

/**
 * Memory of those processes in bytes, what they share counted once; `undefined` where the system doesn't tell.
 * Who ends meanwhile counts nothing. Neither do files that are mapped, such as the program itself: how much of
 * them is whose share depends on how many other browsers run on the machine.
 */
export async function memoryOf(pids: Iterable<number>): Promise<number | undefined> {
  const sizes = await Promise.all(
    Array.from(pids, async (pid) =>
      ownMemory(await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '')),
    ),
  );
  const sum = sizes.reduce((total, size) => total + size, 0);
  return sum > 0 ? sum : undefined;
}

/** Bytes of a process's memory that is no file's, by what the kernel says of it. */
export function ownMemory(rollup: string): number {
  const read = (name: string): number =>
    Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(rollup)?.[1] ?? 0);
  return (read('Pss_Anon') + read('Pss_Shmem')) * 1024;
}
