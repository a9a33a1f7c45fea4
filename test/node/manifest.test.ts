import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

interface Named {
  readonly name: string;
  readonly description?: string;
  readonly attribute?: string;
}

interface Declaration extends Named {
  readonly attributes: readonly Named[];
  readonly members: readonly Named[];
}

interface Manifest {
  readonly modules: readonly { readonly path: string; readonly declarations: readonly Declaration[] }[];
}

const { modules } = JSON.parse(readFileSync('dist/custom-elements.json', 'utf8')) as Manifest;

test('the manifest has the two elements, in the files that are in the package', () => {
  const names = modules.map(({ path, declarations }) => [path, declarations.map(({ name }) => name)]);

  assert.deepEqual(names, [
    ['dist/uploader.js', ['ApiVideoUploader']],
    ['dist/recorder.js', ['ApiVideoRecorder']],
  ]);
});

test('the manifest names what a recorder has by way of its tables, once each, with docs', () => {
  const recorder = modules
    .flatMap(({ declarations }) => declarations)
    .find(({ name }) => name.includes('Recorder'));
  const attributes = recorder?.attributes.map(({ name }) => name) ?? [];
  const members = recorder?.members.map(({ name }) => name) ?? [];

  for (const name of ['upload-token', 'name', 'required', 'disabled', 'no-guard', 'no-wake-lock', 'source']) {
    assert.ok(attributes.includes(name), name);
  }
  for (const name of ['uploadToken', 'strings', 'form', 'validity', 'reportValidity', 'value', 'start']) {
    assert.ok(members.includes(name), name);
  }
  assert.equal(new Set(attributes).size, attributes.length);
  assert.equal(new Set(members).size, members.length);
  assert.ok(recorder?.attributes.find(({ name }) => name === 'no-guard')?.description);
});

interface Tag {
  readonly name: string;
  readonly description: unknown;
  readonly attributes: readonly { readonly name: string; readonly values?: readonly Named[] }[];
  readonly js?: { readonly properties: readonly Named[]; readonly events: readonly Named[] };
}

function read(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}

const { contributions } = read('dist/web-types.json') as {
  readonly contributions: { readonly html: { readonly elements: readonly Tag[] } };
};
const { tags } = read('dist/vscode.html-custom-data.json') as { readonly tags: readonly Tag[] };

for (const [editor, known] of Object.entries({ JetBrains: contributions.html.elements, 'VS Code': tags })) {
  test(`${editor} knows both tags, with their attributes and what those may be`, () => {
    const uploader = known.find(({ name }) => name === 'apivideo-uploader');

    assert.deepEqual(
      known.map(({ name }) => name),
      ['apivideo-uploader', 'apivideo-recorder'],
    );
    assert.ok(known.every(({ description }) => description));
    assert.ok(uploader?.attributes.some(({ name }) => name === 'max-file-size'));
  });
}

test('JetBrains knows the properties that can be set, and the events', () => {
  const { js } = contributions.html.elements.find(({ name }) => name === 'apivideo-recorder') ?? {};

  const properties = js?.properties.map(({ name }) => name) ?? [];
  assert.ok(properties.includes('tokenProvider') && properties.includes('stream'));
  assert.ok(!properties.includes('state') && !properties.includes('validity'));
  assert.ok(js?.events.some(({ name }) => name === 'recording-stop'));
});

test('VS Code knows the custom properties and parts, once each', () => {
  const data = read('dist/vscode.css-custom-data.json') as Readonly<
    Record<'properties' | 'pseudoElements', Named[]>
  >;

  for (const [list, name] of [
    [data.properties, '--apivideo-accent'],
    [data.pseudoElements, '::part(button)'],
  ] as const) {
    assert.equal(list.filter((row) => row.name === name).length, 1, name);
  }
});

test('what package.json names for editors is there', () => {
  const manifest = read('package.json') as Readonly<Record<'customElements' | 'web-types', string>>;

  assert.doesNotThrow(() => read(manifest.customElements));
  assert.doesNotThrow(() => read(manifest['web-types']));
});
