import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { LitElement } from 'lit';
import { ApiVideoRecorder, ApiVideoUploader } from '../../components/elements.js';

interface Row {
  readonly name: string;
  readonly description?: string;
  readonly default?: string;
  readonly type?: { readonly text: string };
}

interface Member extends Row {
  readonly kind: 'field' | 'method';
  readonly static?: boolean;
  readonly readonly?: boolean;
  readonly return?: { readonly type: { readonly text: string } };
  readonly parameters?: readonly Row[];
}

type Kind = 'attributes' | 'events' | 'slots' | 'cssParts' | 'cssProperties' | 'cssStates';
type Element = Readonly<Record<Kind, readonly Row[] | undefined>> & {
  readonly tagName: string;
  readonly members: readonly Member[];
};

const { modules } = JSON.parse(readFileSync('dist/custom-elements.json', 'utf8')) as {
  readonly modules: readonly {
    readonly path: string;
    readonly declarations: readonly Element[];
    readonly exports: readonly { readonly kind: string; readonly name: string }[];
  }[];
};

/** All the code in a folder of `components`, and what both elements share. */
function codeOf(folder: string): string {
  return [folder, 'shared']
    .flatMap((each) => readdirSync(join('components', each)).map((name) => join('components', each, name)))
    .filter((path) => path.endsWith('.ts'))
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n');
}

const found = (code: string, pattern: RegExp): readonly string[] =>
  Array.from(code.matchAll(pattern), ([, name = '']) => name);

const sorted = (names: Iterable<string>): readonly string[] => [...new Set(names)].sort();

const namesOf = (rows: readonly Row[] | undefined): readonly string[] =>
  (rows ?? []).map(({ name }) => name).sort();

/** What lit and the browser call on an element, and no page does. */
const notForPages = /^(constructor|render|willUpdate|updated|firstUpdated|\w+Callback)$/;

/** What is to be found on an element of the class, by way of its own prototype. */
function publicMembers(type: typeof LitElement): ReadonlyMap<string, PropertyDescriptor> {
  const own = Object.entries(Object.getOwnPropertyDescriptors(type.prototype));
  return new Map(own.filter(([name]) => !notForPages.test(name)));
}

/** Those that the recorder's type lists. */
function recorderStates(): readonly string[] {
  const [, body = ''] = /export type RecorderState =(.*?)\n\n/s.exec(codeOf('recorder')) ?? [];
  return found(body, /^ {2}\| '(\w+)'/gm);
}

const elements = [
  { folder: 'uploader', type: ApiVideoUploader as typeof LitElement },
  { folder: 'recorder', type: ApiVideoRecorder as typeof LitElement },
];

/** What no pattern finds in the code: names that templates put together, and states that types do. */
const alsoNamed: Readonly<Record<string, Readonly<Record<'parts' | 'states', readonly string[]>>>> = {
  uploader: {
    parts: ['start', 'pause', 'resume', 'retry', 'cancel'].map((action) => `${action}-button`),
    states: ['idle', 'queued', 'uploading', 'waiting', 'paused', 'completed', 'failed', 'dragging'],
  },
  recorder: { parts: [], states: recorderStates() },
};

/** What the README names by saying that they are form controls. */
const native = ['checkValidity', 'reportValidity', 'setCustomValidity', 'focus'];
const readme = readFileSync('README.md', 'utf8').split('\n## The elements')[1]?.split('\n## ')[0] ?? '';

for (const { folder, type } of elements) {
  const tag = `apivideo-${folder}`;
  const { declarations = [], exports = [] } = modules.find(({ path }) => path.includes(folder)) ?? {};
  const [element] = declarations;
  assert.ok(element, `the manifest has <${tag}>`);
  const code = codeOf(folder);

  test(`the manifest has the attributes of <${tag}>, and no others`, () => {
    assert.deepEqual(namesOf(element.attributes), sorted(type.observedAttributes));
  });

  test(`the manifest has the properties and methods of <${tag}>, and says which can be set`, () => {
    const members = publicMembers(type);
    const described = element.members.filter((member) => !member.static);

    assert.deepEqual(namesOf(described), sorted(members.keys()));
    for (const { name, kind, readonly: fixed = false } of described) {
      const descriptor = members.get(name) ?? {};
      const isMethod = 'value' in descriptor;
      assert.deepEqual([kind === 'method', fixed], [isMethod, !isMethod && !descriptor.set], name);
    }
  });

  test(`the manifest has the events of <${tag}>, with the type of their details`, () => {
    const maps = ['shared/upload.events.ts', `${folder}/${folder}.events.ts`];
    const typed = maps.map((path) => readFileSync(join('components', path), 'utf8')).join('\n');

    assert.deepEqual(namesOf(element.events), sorted(found(typed, /^ {2}'([\w-]+)': CustomEvent</gm)));
    for (const { name, type } of element.events ?? [])
      assert.match(type?.text ?? '', /^CustomEvent<.+>$/, name);
  });

  test(`the manifest has the parts, slots and states of <${tag}>`, () => {
    const written = found(code, /\bpart="([^"]+)"/g).flatMap((names) => names.split(' '));
    const { parts = [], states = [] } = alsoNamed[folder] ?? {};
    const slots = found(code, /<slot(?: name=["$`{]*([\w-]+))?/g).map((name) => name.replace(/-$/, '-1'));

    assert.deepEqual(
      namesOf(element.cssParts),
      sorted([...written, ...parts].filter((name) => /^[a-z]+(-[a-z]+)*$/.test(name))),
    );
    assert.deepEqual(namesOf(element.slots), sorted(slots));
    assert.deepEqual(namesOf(element.cssStates), sorted(states));
  });

  test(`the manifest has the custom properties of <${tag}>, with what holds without them`, () => {
    const used = new Map(
      Array.from(
        code.matchAll(/var\((--apivideo-[\w-]+), ((?:\([^()]*\)|[^()])+)\)/g),
        ([, name = '', usual]) => [name, usual],
      ),
    );
    const described = (element.cssProperties ?? []).map((row) => [row.name, row.default] as const);

    for (const [name, usual] of described) assert.equal(used.get(name), usual, name);
    // The recorder's parts have neither danger nor success of their own; nobody is to set them there.
    const left = [...used.keys()].filter((name) => !described.some(([known]) => known === name));
    assert.deepEqual(left, folder === 'uploader' ? [] : ['--apivideo-danger', '--apivideo-success']);
  });

  test(`all that the manifest says of <${tag}> has a text, and a type`, () => {
    const { attributes = [], events = [], members, slots = [] } = element;
    const styled = [element.cssParts, element.cssProperties, element.cssStates].flatMap((rows) => rows ?? []);
    const own = members.filter((member) => !member.static);

    for (const row of [...attributes, ...events, ...own, ...slots, ...styled])
      assert.ok(row.description, `${row.name} has no text`);
    const typed = [
      ...attributes,
      ...own.map((member) => ({ ...member, type: member.type ?? member.return?.type })),
    ];
    for (const { name, type } of typed)
      assert.match(type?.text ?? '', /^(?!unknown$)./, `${name} has no type`);
  });

  test(`what takes one of a few words says which, for <${tag}>`, () => {
    const choices = (element.attributes ?? [])
      .filter(({ type }) => type?.text.includes("'"))
      .map(({ name, type }) => [name, type?.text]);

    assert.deepEqual(
      Object.fromEntries(choices),
      folder === 'uploader'
        ? { capture: "'user' | 'environment'" }
        : {
            source: "'camera' | 'screen' | 'screen+camera' | 'microphone'",
            'facing-mode': "'user' | 'environment'",
          },
    );
  });

  test(`the manifest tells from where <${tag}> is had`, () => {
    assert.deepEqual(
      exports.map(({ kind, name }) => [kind, name]),
      [
        ['js', type.name],
        ['custom-element-definition', tag],
      ],
    );
  });

  test(`the README names all attributes, events, states, slots and custom properties of <${tag}>`, () => {
    const { attributes = [], events = [], slots = [], cssProperties = [], cssStates = [] } = element;
    const rows = [...attributes, ...events, ...slots, ...cssProperties, ...cssStates];
    const methods = element.members.filter(({ kind, static: common }) => kind === 'method' && !common);
    const own = methods.filter(({ name }) => !native.includes(name));

    const missing = [
      ...rows.filter(({ name }) => name !== '' && !readme.includes(`\`${name}\``)),
      ...own.filter(({ name }) => !readme.includes(`\`${name}(`)),
    ].map(({ name }) => name);
    assert.deepEqual(missing, []);
  });
}
