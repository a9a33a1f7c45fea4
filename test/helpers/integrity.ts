import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { readonly version: string };

/** The pages that name the version, and what its scripts are. */
export const pinnedPages = ['README.md', 'docs/cdn.md'];

/** What a script tag's `integrity` says of a file. */
export function integrityOf(path: string): string {
  return `sha384-${createHash('sha384').update(readFileSync(path)).digest('base64')}`;
}

/** The page with this version, and the hashes of the files that are built. */
export function pinned(markdown: string): string {
  return markdown
    .replace(/(?<=apivideo-kit@)\d+\.\d+\.\d+[^/"'\s;]*/g, version)
    .replace(
      /(\/(dist\/cdn\/[\w.-]+\.js)"\s+integrity=")[^"]*/g,
      (_, before: string, path: string) => before + integrityOf(path),
    );
}

// `npm run integrity`
if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  for (const page of pinnedPages) writeFileSync(page, pinned(readFileSync(page, 'utf8')));
}
