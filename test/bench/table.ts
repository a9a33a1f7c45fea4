import { markdownTable } from './markdown-table.js';
import type { Result } from './results.js';

const MiB = 1024 * 1024;

const columns: readonly { readonly title: string; readonly of: (result: Result) => string }[] = [
  { title: 'line', of: ({ condition }) => condition },
  { title: 'protocol', of: ({ protocol }) => protocol },
  { title: 'client', of: ({ contestant }) => contestant },
  { title: 'MB/s', of: ({ bytesPerSecond: { median } }) => megabytes(median) },
  {
    title: 'spread',
    of: ({ rounds, bytesPerSecond: { least, most } }) =>
      rounds === 0 ? '' : `${megabytes(least)}–${megabytes(most)}`,
  },
  {
    title: 'of the line',
    of: ({ share }) => (share === undefined ? '' : `${(share * 100).toFixed(1)} %`),
  },
  { title: 'arrived', of: ({ rounds, failed }) => `${rounds} of ${rounds + failed}` },
  { title: 'requests', of: ({ requests }) => (Number.isNaN(requests) ? '–' : String(requests)) },
  {
    title: 'memory, MiB',
    of: ({ growth }) => (growth === undefined ? '–' : (growth / MiB).toFixed(0)),
  },
];

/** The results in columns, in Markdown. */
export function table(results: readonly Result[]): string {
  return markdownTable([
    columns.map(({ title }) => title),
    ...results.map((result) => columns.map(({ of }) => of(result))),
  ]);
}

function megabytes(bytes: number): string {
  if (Number.isNaN(bytes)) return '–';
  return (bytes / 1e6).toFixed(bytes < 1e7 ? 2 : 1);
}
