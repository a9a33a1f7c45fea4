import type { BenchFile, StampedEntry } from './bench-file.js';
import { markdownTable } from './markdown-table.js';
import type { Standing } from './standing.js';

/** In the order in which they are told; others come behind. */
const suites = ['upload', 'node', 'stop', 'part-delay', 'dead-line', 'main-thread', 'growth', 'sizes'];

interface Row extends Standing {
  readonly suite: string;
  readonly date: string;
}

/**
 * All that the file says of how ours stands, in one table, and how often an aim was met. With `since`, a date as the
 * file has them, what was measured before is only counted.
 */
export function summaryOf(file: BenchFile, since = ''): string {
  const all = Object.entries(file)
    .toSorted(([one], [other]) => rank(one) - rank(other))
    .flatMap(([suite, entries]) => Object.values(entries).flatMap((entry) => rowsOf(suite, entry)));
  const rows = all.filter(({ date }) => date >= since);
  const head = ['suite', 'what', 'ours', 'beside', 'aim', '', 'measured'];
  const count = (met: boolean): number => rows.filter((row) => row.met === met).length;
  const older = all.length - rows.length;

  return [
    markdownTable([head, ...rows.map(cellsOf)]),
    `\n${count(true)} aims met, ${count(false)} short.`,
    ...(older > 0 ? [`${older} lines of earlier runs are left out.`] : []),
  ].join('\n');
}

function rank(suite: string): number {
  const place = suites.indexOf(suite);
  return place < 0 ? suites.length : place;
}

function rowsOf(suite: string, { standings = [], date }: StampedEntry): readonly Row[] {
  return standings.map((standing) => ({ ...standing, suite, date }));
}

function cellsOf({ suite, what, ours, others = '', aim = '', met, date }: Row): readonly string[] {
  const verdict = met === undefined ? '' : met ? 'met' : 'short';
  return [suite, what, ours, others, aim, verdict, date.slice(0, 16).replace('T', ' ')];
}
