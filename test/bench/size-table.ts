import type { BundleSize } from './bundle-size.js';
import { peerPackages } from './peer-entries.js';

/** Sizes in columns, in Markdown; a package of others with its version. */
export function sizeTable(sizes: readonly BundleSize[]): string {
  const rows = [
    ['import', 'minified', 'brotli', 'with all on demand'],
    ...sizes.map(({ name, minified, brotli, brotliOfAll }) => [
      `\`${name}\`${versionOf(name)}`,
      kilobytes(minified),
      kilobytes(brotli),
      brotliOfAll === brotli ? '' : kilobytes(brotliOfAll),
    ]),
  ];
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const [head = [], ...body] = rows;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)].join('\n');
}

function versionOf(name: string): string {
  return name in peerPackages ? ` ${peerPackages[name as keyof typeof peerPackages]}` : '';
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
