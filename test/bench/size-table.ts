import type { BundleSize } from './bundle-size.js';
import { markdownTable } from './markdown-table.js';
import { peerPackages, uppy } from './peer-entries.js';
import type { Standing } from './standing.js';

/** Sizes in columns, in Markdown; a package of others with its version. */
export function sizeTable(sizes: readonly BundleSize[]): string {
  return markdownTable([
    ['import', 'minified', 'brotli', 'with all on demand'],
    ...sizes.map(({ name, minified, brotli, brotliOfAll }) => [
      `\`${name}\`${versionOf(name)}`,
      kilobytes(minified),
      kilobytes(brotli),
      brotliOfAll === brotli ? '' : kilobytes(brotliOfAll),
    ]),
  ]);
}

/** What each of ours is most like; where nothing is, it stands alone. */
const alike: Readonly<Partial<Record<string, string>>> = {
  'apivideo-kit': '@api.video/video-uploader',
  'apivideo-kit/uploader': '@mux/mux-uploader',
  'apivideo-kit/recorder': '@api.video/media-recorder',
  'apivideo-kit/elements': `@uppy/${uppy.join(', ')}`,
};

/** What the summary says of ours. */
export function sizeStandings(sizes: readonly BundleSize[]): readonly Standing[] {
  return sizes
    .filter(({ name }) => name.startsWith('apivideo-kit'))
    .map(({ name, brotli }) => {
      const other = sizes.find((size) => size.name === alike[name]);
      return {
        what: `\`${name}\` in a page, brotli`,
        ours: kilobytes(brotli),
        ...(other && { others: `${kilobytes(other.brotli)}, ${other.name}` }),
      };
    });
}

function versionOf(name: string): string {
  return name in peerPackages ? ` ${peerPackages[name as keyof typeof peerPackages]}` : '';
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
