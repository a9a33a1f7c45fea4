import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';

/**
 * Prints what the `integrity` of script tags has to be. The pages that name it are kept true by `npm run integrity`.
 *
 * @param {readonly string[]} files
 * @returns {import('rollup').Plugin}
 */
export function integrity(files) {
  return {
    name: 'integrity',
    // After the tables of sizes, and not in between.
    writeBundle: {
      sequential: true,
      order: 'post',
      async handler() {
        const lines = files.map(async (file) => {
          const hash = createHash('sha384').update(await readFile(file));
          return `${file.padEnd(44)} sha384-${hash.digest('base64')}`;
        });
        console.log(`\n${(await Promise.all(lines)).join('\n')}`);
      },
    },
  };
}
