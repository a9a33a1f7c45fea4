import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { packLibrary } from '../helpers/example.js';
import { Keeper } from '../helpers/keeper.js';
import { run, succeed } from '../helpers/run.js';
import { temporaryFolder } from '../helpers/temporary-folder.js';

const timeout = 300_000;
const typescript = resolve('node_modules', 'typescript', 'bin', 'tsc');
const frameworks = ['@types/react@19.3.0', 'preact@11.2.0', 'solid-js@1.9.19', 'svelte@5.57.3', 'vue@3.5.45'];
const keeper = new Keeper();
const folder = keeper.keep(temporaryFolder());

before(
  async () => {
    const tarball = await packLibrary(folder.path);
    writeFileSync(join(folder.path, 'package.json'), '{"type": "module", "private": true}');
    const quiet = ['--no-audit', '--no-fund', '--prefer-offline'];
    await succeed('npm', ['install', ...quiet, tarball, ...frameworks], folder.path);
  },
  { timeout },
);

after(() => keeper.close());

/** Uses of a tag in JSX; `on` is how a listener begins. (The compiler lets pass any unknown name with a hyphen.) */
const jsx = (on: string) => ({
  right: `
    <apivideo-recorder
      id="recorder" source="screen" noGuard partSize={5_242_880} tokenProvider={() => 'to1'}
      ${on}upload-success={({ detail }) => detail.video.videoId satisfies string}
      ${on}recording-stop={({ detail, currentTarget }) => [detail.seconds, currentTarget.clocks.recordedSeconds]}
    />;
    <apivideo-uploader upload-token="to1" part-size="5242880" multiple no-auto={true} max-files={3} />;`,
  wrong: [
    '<apivideo-recorder source="television" />;',
    '<apivideo-recorder tokenProvider={3} />;',
    '<apivideo-recorder state="idle" />;',
    '<apivideo-recorder checkValidity={() => true} />;',
    '<apivideo-uploader part-size="many" />;',
    `<apivideo-uploader ${on}upload-success={({ detail }) => detail.nonsense} />;`,
  ],
});

/** The same of a type that holds what can be said of the tags. */
const record = (given: string, tagsOf: string, success: string) => ({
  right: `
    ${given}
    const recorder: ${tagsOf.replace('TAG', 'apivideo-recorder')} = {
      class: 'wide', source: 'screen', partSize: 5_242_880, tokenProvider: () => 'to1',
      [${success}]: ({ detail }) => detail.video.videoId satisfies string,
    };
    const uploader: ${tagsOf.replace('TAG', 'apivideo-uploader')} = {
      'upload-token': 'to1', 'part-size': '5242880', multiple: true, 'no-auto': '',
    };`,
  wrong: [
    "recorder.source = 'television';",
    'recorder.tokenProvider = 3;',
    'recorder.state;',
    "uploader['part-size'] = 'many';",
    `uploader[${success}] = ({ detail }) => detail.nonsense;`,
  ],
});

const uses: Readonly<Record<string, { readonly right: string; readonly wrong: readonly string[] }>> = {
  react: jsx('on'),
  preact: jsx('on'),
  solid: jsx('on:'),
  svelte: record(
    "import type { SvelteHTMLElements } from 'svelte/elements';",
    "SvelteHTMLElements['TAG']",
    "'onupload-success'",
  ),
  vue: record(
    "import type { GlobalComponents } from 'vue';",
    "InstanceType<GlobalComponents['TAG']>['$props']",
    "'onUploadSuccess'",
  ),
};

const jsxOptions: Readonly<Partial<Record<string, object>>> = {
  react: { jsx: 'react-jsx' },
  preact: { jsx: 'react-jsx', jsxImportSource: 'preact' },
  solid: { jsx: 'preserve', jsxImportSource: 'solid-js' },
};

for (const [name, { right, wrong }] of Object.entries(uses)) {
  test(`the tags are typed for ${name}`, { timeout }, async () => {
    const file = `${name}.tsx`;
    const compilerOptions = {
      target: 'es2022',
      module: 'esnext',
      moduleResolution: 'bundler',
      lib: ['es2022', 'dom', 'dom.iterable'],
      strict: true,
      noEmit: true,
      types: [`apivideo-kit/types/${name}`],
      ...jsxOptions[name],
    };
    const expectations = wrong.map((use) => `// @ts-expect-error\n${use}\n`).join('');
    writeFileSync(join(folder.path, file), `${right}\n${expectations}export {};\n`);
    writeFileSync(join(folder.path, `${name}.json`), JSON.stringify({ compilerOptions, files: [file] }));

    const finished = await run(process.execPath, [typescript, '-p', `${name}.json`], folder.path);

    assert.deepEqual(finished, { code: 0, stdout: '', stderr: '' });
  });
}
