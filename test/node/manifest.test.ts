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
