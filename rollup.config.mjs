import commonjs from '@rollup/plugin-commonjs';
import resolve from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import { build } from 'esbuild';
import { rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { builtinModules } from 'node:module';
import { relative } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import esbuild from 'rollup-plugin-esbuild';
import literals from 'rollup-plugin-html-literals';
import { commonjsTypes } from './build/commonjs-types.mjs';

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
function sizes(files) {
  return {
    name: 'sizes',
    async writeBundle() {
      console.log(`\n${''.padEnd(32)}      min     gzip   brotli`);
      for (const file of files) {
        const code = file.endsWith('.min.js') ? await readFile(file) : await bundled(file);
        const columns = [code.length, gzipSync(code, { level: 9 }).length, brotliCompressSync(code).length];
        console.log(file.padEnd(32) + columns.map(kilobytes).join(''));
      }
    },
  };
}

/** A module and all that it imports of ours at once; what it loads later on is not counted. */
async function bundled(file) {
  const { outputFiles, metafile } = await build({
    entryPoints: [file],
    bundle: true,
    splitting: true,
    metafile: true,
    outdir: 'measured',
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    external: ['lit', 'lit/*', 'ky', 'node:*', ...builtinModules],
    logLevel: 'error',
  });
  const atOnce = new Set();
  const follow = (path) => {
    if (atOnce.has(path)) return;
    atOnce.add(path);
    const own = metafile.outputs[path].imports.filter(
      ({ external, kind }) => !external && kind !== 'dynamic-import',
    );
    own.forEach((imported) => follow(imported.path));
  };
  follow(Object.keys(metafile.outputs).find((path) => metafile.outputs[path].entryPoint === file));
  return Buffer.concat(
    outputFiles.filter((output) => atOnce.has(relative('.', output.path))).map(({ contents }) => contents),
  );
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
    sizes([...Object.keys(modules), 'node'].map((name) => `dist/${name}.js`)),
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
    sizes(['dist/emulator.js', 'dist/emulator-cli.js']),
  ],
};

const classicScripts = scripts.map((name, index) => ({
  input: `components/cdn/${name}.ts`,
  output: {
    file: `dist/cdn/${name}.min.js`,
    format: 'iife',
    name: 'ApiVideo',
    extend: true,
    inlineDynamicImports: true,
    sourcemap: true,
  },
  plugins: [
    typescript(),
    literals({ include: ['components/**'] }),
    resolve({ browser: true, exportConditions: ['production'] }),
    terser({ ecma: 2022, compress: { passes: 2 }, format: { comments: false, ascii_only: true } }),
    index === scripts.length - 1 && sizes(scripts.map((script) => `dist/cdn/${script}.min.js`)),
  ],
}));

export default [libraryModules, emulatorModules, ...classicScripts];
