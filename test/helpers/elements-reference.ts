/** Writes the reference of the elements, from the built manifest: a part of `npm run docs`. What has no text fails it. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

interface Named {
  readonly name: string;
  readonly description?: string;
  readonly default?: string;
  readonly type?: { readonly text: string };
}

type Kind = 'attributes' | 'events' | 'slots' | 'cssParts' | 'cssProperties' | 'cssStates';
type Element = { readonly tagName: string; readonly description: string } & Readonly<
  Partial<Record<Kind, readonly Named[]>>
>;

const titles: Readonly<Record<Kind, string>> = {
  attributes: 'Attributes, and properties in camelCase',
  events: 'Events',
  slots: 'Slots',
  cssParts: 'Parts',
  cssProperties: 'Custom properties',
  cssStates: 'States',
};
const folder = join('dist', 'docs');
const manifest = JSON.parse(readFileSync(join('dist', 'custom-elements.json'), 'utf8')) as {
  readonly modules: readonly { readonly declarations: readonly Element[] }[];
};

const cell = (text: string): string => text.replaceAll('|', '\\|').replace(/\s+/g, ' ');

function sectionOf(element: Element, kind: Kind): string {
  const rows = (element[kind] ?? []).map(({ name, description = '', default: usual = '', type }) => {
    if (description === '') throw new Error(`${element.tagName}: ${kind} ${name} has no description.`);
    return `| \`${name}\` | ${[type?.text ?? '', description, usual].map(cell).join(' | ')} |`;
  });
  const head = ['| name | type | means | without it |', '| --- | --- | --- | --- |'];
  return rows.length === 0 ? '' : [`## ${titles[kind]}`, '', ...head, ...rows, ''].join('\n');
}

mkdirSync(folder, { recursive: true });
for (const element of manifest.modules.flatMap(({ declarations }) => declarations)) {
  const sections = (Object.keys(titles) as Kind[]).map((kind) => sectionOf(element, kind));
  const page = [`# \`<${element.tagName}>\``, '', element.description, '', ...sections].join('\n');
  writeFileSync(join(folder, `${element.tagName}.md`), page);
}
