import { readdirSync, readFileSync } from 'node:fs';

/** Bytes of memory of each process of a group, by what Chromium calls it; what several share is counted in parts. */
export function memoryOfGroup(group: number): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();

  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      // After the name in brackets: state, parent, group.
      const [, , of] = readFileSync(`/proc/${pid}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ');
      if (Number(of) !== group) continue;
      const [, kilobytes = '0'] =
        /^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')) ?? [];
      const [, type = 'browser'] = /--type=([\w-]+)/.exec(readFileSync(`/proc/${pid}/cmdline`, 'utf8')) ?? [];
      sums.set(type, (sums.get(type) ?? 0) + Number(kilobytes) * 1024);
    } catch {
      continue; // it has ended meanwhile
    }
  }
  return sums;
}
