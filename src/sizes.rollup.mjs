// Tells what each built file weighs, and ends the build where one weighs more than it may.
import { build } from 'esbuild';
import { readdir, readFile } from 'node:fs/promises';
import { builtinModules } from 'node:module';
import { brotliCompressSync, gzipSync } from 'node:zlib';

/**
 * The most that a page may have to load, in bytes of brotli: scripts as they are, modules with what they import of ours.
 * What is fetched on demand is not in it. To be tightened to what was reached.
 */
const budgets = {
  'dist/index.js': 6_800,
  'dist/uploader.js': 12_700,
  'dist/recorder.js': 18_500,
  'dist/elements.js': 24_300,
  'dist/compat.js': 10_800,
  'dist/node.js': 7_700,
  'dist/cdn/apivideo-kit.min.js': 28_000,
  'dist/cdn/recorder.min.js': 22_000,
  'dist/cdn/uploader.min.js': 16_350,
  'dist/cdn/compat.min.js': 10_450,
};

/** What is loaded until a file is on its way, or a recording is made: the script, and what it fetches for that. */
const journeys = {
  'to upload, a script': ['uploader.min.js', 'send-upload', 'engine'],
  'to upload in parts, a script': ['uploader.min.js', 'send-upload', 'engine', 'journaled', 'web-journal'],
  'to record, a script': [
    'recorder.min.js',
    'live-source',
    'take-parts',
    'begin-take',
    'engine',
    'recording-claim',
  ],
};

/**
 * Prints what files weigh, once they are written. Fails where one is over its budget.
 *
 * @param {() => readonly string[] | Promise<readonly string[]>} list
 * @returns {import('rollup').Plugin}
 */
export function sizes(list) {
  return {
    name: 'sizes',
    async writeBundle() {
      const rows = await Promise.all(
        (await list()).map(async (file) => [file, weigh([await contentOf(file)])]),
      );
      print(rows);
      for (const [file, { brotli }] of rows) {
        const budget = budgets[file] ?? Infinity;
        if (brotli > budget) this.error(`${file} weighs ${brotli} bytes (brotli), and may weigh ${budget}.`);
      }
    },
  };
}

/** Prints what the scripts weigh, their modules, and what several of them come to. */
export function cdnSizes(scripts) {
  const folder = 'dist/cdn/chunks';
  const names = async () => (await readdir(folder)).filter((name) => name.endsWith('.js')).sort();
  const files = sizes(async () => [...scripts, ...(await names()).map((name) => `${folder}/${name}`)]);
  return {
    ...files,
    async writeBundle(...args) {
      await files.writeBundle.apply(this, args);
      const written = await names();
      const pathOf = (part) =>
        part.endsWith('.min.js')
          ? `dist/cdn/${part}`
          : `${folder}/${written.find((name) => name.replace(/-[^.]{6}\.js$/, '') === part)}`;
      print(
        await Promise.all(
          Object.entries(journeys).map(async ([title, parts]) => [
            title,
            weigh(await Promise.all(parts.map((part) => readFile(pathOf(part))))),
          ]),
        ),
      );
    },
  };
}

function contentOf(file) {
  return file.startsWith('dist/cdn/') ? readFile(file) : bundled(file);
}

/** Each file is compressed by itself. */
function weigh(contents) {
  const sum = (size) => contents.reduce((total, content) => total + size(content), 0);
  return {
    min: sum((content) => content.length),
    gzip: sum((content) => gzipSync(content, { level: 9 }).length),
    brotli: sum((content) => brotliCompressSync(content).length),
  };
}

const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`.padStart(9);

function print(rows) {
  console.log(`\n${''.padEnd(44)}      min     gzip   brotli`);
  for (const [name, { min, gzip, brotli }] of rows) {
    console.log(name.padEnd(44) + [min, gzip, brotli].map(kilobytes).join(''));
  }
}

/** What is fetched on demand is left out. */
const onDemand = {
  name: 'on-demand',
  setup({ onResolve }) {
    onResolve({ filter: /./ }, ({ kind }) => (kind === 'dynamic-import' ? { external: true } : undefined));
  },
};

async function bundled(file) {
  const { outputFiles } = await build({
    entryPoints: [file],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    external: ['lit', 'lit/*', 'ky', 'node:*', ...builtinModules],
    plugins: [onDemand],
    logLevel: 'error',
  });
  return outputFiles[0].contents;
}
