import commonjs from '@rollup/plugin-commonjs';
import resolve from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import { build } from 'esbuild';
import { readFileSync, rmSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { builtinModules } from 'node:module';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import esbuild from 'rollup-plugin-esbuild';
import literals from 'rollup-plugin-html-literals';
import {
  importedOnDemand,
  onDemandModules,
  ownCopies,
  scriptStart,
} from './components/cdn/chunks.rollup.mjs';
import { commonjsTypes } from './src/node/commonjs-types.rollup.mjs';

const modules = {
  index: 'src/index.ts',
  elements: 'components/elements.ts',
  uploader: 'components/uploader/define.ts',
  recorder: 'components/recorder/define.ts',
};
const scripts = ['apivideo-kit', 'uploader', 'recorder'];

rmSync('dist', { recursive: true, force: true });

const typescript = () => esbuild({ target: 'es2022', tsconfig: 'tsconfig.json' });

const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`.padStart(9);

/** Prints what each file weighs: for modules with what they import of ours, for scripts with all they hold. */
function sizes(list) {
  return {
    name: 'sizes',
    async writeBundle() {
      console.log(`\n${''.padEnd(32)}      min     gzip   brotli`);
      for (const file of await list()) {
        const code = file.startsWith('dist/cdn/') ? await readFile(file) : await bundled(file);
        const columns = [code.length, gzipSync(code, { level: 9 }).length, brotliCompressSync(code).length];
        console.log(file.padEnd(32) + columns.map(kilobytes).join(''));
      }
    },
  };
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

/** What `require('apivideo-kit/node')` gives: the class, with all else on it, from the one ES module. */
const commonjsDoor = `'use strict';
const door = require('./node.js');
module.exports = Object.assign(door.ApiVideoClient, door);
`;

/** Writes the CommonJS door of `./node`, and its types: the names that `src/node/index.ts` lists, in a namespace. */
function commonjsNode() {
  return {
    name: 'commonjs-node',
    async generateBundle() {
      const types = await readFile('src/node/index.ts', 'utf8').then(commonjsTypes);
      this.emitFile({ type: 'asset', fileName: 'node.cjs', source: commonjsDoor });
      this.emitFile({ type: 'asset', fileName: 'node.d.cts', source: types });
    },
  };
}

// One build, so that an error is an instance of the same class whichever door it came through.
const libraryModules = {
  input: { ...modules, node: 'src/node/index.ts' },
  external: [/^lit(\/|$)/, 'ky', /^node:/],
  output: {
    dir: 'dist',
    format: 'es',
    sourcemap: true,
    chunkFileNames: 'chunks/[name]-[hash].js',
    hoistTransitiveImports: false,
  },
  plugins: [
    typescript(),
    resolve(),
    commonjsNode(),
    sizes(() => [...Object.keys(modules), 'node'].map((name) => `dist/${name}.js`)),
  ],
};

const emulatorModules = {
  input: { emulator: 'src/emulator/index.ts', 'emulator-cli': 'src/emulator/cli.ts' },
  external: [/^node:/],
  output: { dir: 'dist', format: 'es', sourcemap: true, chunkFileNames: 'chunks/[name]-[hash].js' },
  plugins: [
    typescript(),
    resolve({ preferBuiltins: true }),
    commonjs(),
    sizes(() => ['dist/emulator.js', 'dist/emulator-cli.js']),
  ],
};

/** Pages of any encoding may have a script; modules are always read as UTF-8. */
const minified = ({ anyEncoding }) => [
  typescript(),
  literals({ include: ['components/**'] }),
  resolve({ browser: true, exportConditions: ['production'] }),
  terser({
    ecma: 2022,
    module: true,
    // Functions with arguments that are used once stay functions: that compresses better.
    compress: { passes: 2, inline: 1 },
    format: { comments: false, ascii_only: anyEncoding },
  }),
];

const { written, linked } = onDemandModules('chunks');

/** What the scripts fetch when they need it: one build, so that several scripts on a page share it. */
const chunks = {
  input: await importedOnDemand({
    scripts: scripts.map((name) => `components/cdn/${name}.ts`),
    plugins: [typescript(), resolve({ browser: true })],
  }),
  output: {
    dir: 'dist/cdn/chunks',
    format: 'es',
    sourcemap: true,
    entryFileNames: '[name]-[hash].js',
    chunkFileNames: '[name]-[hash].js',
  },
  plugins: [ownCopies(), minified({ anyEncoding: false }), written],
};

async function cdnFiles() {
  const names = await readdir('dist/cdn/chunks');
  const files = names.filter((name) => name.endsWith('.js')).map((name) => `dist/cdn/chunks/${name}`);
  return [...scripts.map((script) => `dist/cdn/${script}.min.js`), ...files];
}

const classicScripts = scripts.map((name, index) => ({
  input: `components/cdn/${name}.ts`,
  output: {
    file: `dist/cdn/${name}.min.js`,
    format: 'iife',
    name: 'ApiVideo',
    extend: true,
    sourcemap: true,
    intro: scriptStart(JSON.parse(readFileSync('package.json', 'utf8'))),
  },
  plugins: [linked, minified({ anyEncoding: true }), index === scripts.length - 1 && sizes(cdnFiles)],
}));

export default [libraryModules, emulatorModules, chunks, ...classicScripts];
