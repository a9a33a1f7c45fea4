import commonjs from '@rollup/plugin-commonjs';
import resolve from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import { cpSync, readFileSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import esbuild, { minify } from 'rollup-plugin-esbuild';
import literals from 'rollup-plugin-html-literals';
import {
  borrowedLit,
  importedOnDemand,
  moduleStart,
  onDemandModules,
  ownCopies,
  scriptStart,
} from './components/cdn/chunks.rollup.mjs';
import { integrity } from './components/cdn/integrity.rollup.mjs';
import { namedTypes } from './src/compat/commonjs-types.rollup.mjs';
import { licenses } from './src/licenses.rollup.mjs';
import { commonjsTypes } from './src/node/commonjs-types.rollup.mjs';
import { cdnSizes, sizes } from './src/sizes.rollup.mjs';

const modules = {
  index: 'src/index.ts',
  elements: 'components/elements.ts',
  uploader: 'components/uploader/define.ts',
  recorder: 'components/recorder/define.ts',
  compat: 'src/compat/index.ts',
};
const scripts = ['apivideo-kit', 'uploader', 'recorder', 'compat'];

rmSync('dist', { recursive: true, force: true });

// What is a declaration to begin with is left alone by the compiler.
cpSync('components/frameworks', 'dist/types/components/frameworks', {
  recursive: true,
  filter: (path) => !/\.ts$/.test(path) || path.endsWith('.d.ts'),
});

const typescript = () => esbuild({ target: 'es2022', tsconfig: 'tsconfig.json' });

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

/** Writes the CommonJS door of `./compat`, and its types. */
function commonjsCompat() {
  return {
    name: 'commonjs-compat',
    async generateBundle() {
      const types = await readFile('src/compat/index.ts', 'utf8').then(namedTypes);
      const source = "'use strict';\nmodule.exports = require('./compat.js');\n";
      this.emitFile({ type: 'asset', fileName: 'compat.cjs', source });
      this.emitFile({ type: 'asset', fileName: 'compat.d.cts', source: types });
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
    commonjsCompat(),
    licenses('dist'),
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
    licenses('dist'),
    sizes(() => ['dist/emulator.js', 'dist/emulator-cli.js']),
  ],
};

/** Pages of any encoding may have a script; modules are always read as UTF-8. */
const minified = ({ anyEncoding }) => [
  typescript(),
  literals({ include: ['components/**'] }),
  resolve({ browser: true, exportConditions: ['production'] }),
  // Names that esbuild has chosen compress better than terser's, and terser's code better than esbuild's.
  minify({ target: 'es2022' }),
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
    entryFileNames: '[name]-[hash:6].js',
    chunkFileNames: '[name]-[hash:6].js',
  },
  plugins: [borrowedLit(), ownCopies(), minified({ anyEncoding: false }), licenses('dist/cdn'), written],
};

const scriptNames = scripts.map((name) => `dist/cdn/${name}.min.js`);
const moduleName = 'dist/cdn/apivideo-kit.module.min.js';

const classicScripts = scripts.map((name, index) => ({
  input: `components/cdn/${name}.ts`,
  output: {
    file: scriptNames[index],
    format: 'iife',
    name: 'ApiVideo',
    extend: true,
    sourcemap: true,
    intro: scriptStart(JSON.parse(readFileSync('package.json', 'utf8'))),
  },
  plugins: [linked, minified({ anyEncoding: true }), licenses('dist/cdn')],
}));

/** For `<script type="module">`, and `import` by address. */
const moduleScript = {
  input: 'components/cdn/apivideo-kit.ts',
  output: { file: moduleName, format: 'es', sourcemap: true, intro: moduleStart },
  plugins: [
    linked,
    minified({ anyEncoding: false }),
    licenses('dist/cdn'),
    cdnSizes([...scriptNames, moduleName]),
    integrity([...scriptNames, moduleName]),
  ],
};

export default [libraryModules, emulatorModules, chunks, ...classicScripts, moduleScript];
