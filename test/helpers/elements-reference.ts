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

interface Member extends Named {
  readonly kind: 'field' | 'method';
  readonly static?: boolean;
  readonly attribute?: string;
  readonly parameters?: readonly (Named & { readonly optional?: boolean })[];
  readonly return?: { readonly type: { readonly text: string } };
}

type Element = {
  readonly tagName: string;
  readonly description: string;
  readonly members: readonly Member[];
} & Readonly<Partial<Record<Kind, readonly Named[]>>>;

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

function sectionOf(tagName: string, title: string, described: readonly Named[] = []): string {
  const rows = described.map(({ name, description = '', default: usual = '', type }) => {
    if (description === '') throw new Error(`${tagName}: ${name} has no description.`);
    return `| \`${name}\` | ${[type ? `\`${type.text}\`` : '', description, usual].map(cell).join(' | ')} |`;
  });
  const head = ['| name | type | means | without it |', '| --- | --- | --- | --- |'];
  return rows.length === 0 ? '' : [`## ${title}`, '', ...head, ...rows, ''].join('\n');
}

/** As it is called, with what comes of it. */
function called({ name, parameters = [], return: returned, ...method }: Member): Named {
  const given = parameters.map((each) => `${each.name}${each.optional ? '?' : ''}: ${each.type?.text ?? ''}`);
  return { ...method, name: `${name}(${given.join(', ')})`, type: { text: returned?.type.text ?? 'void' } };
}

mkdirSync(folder, { recursive: true });
for (const element of manifest.modules.flatMap(({ declarations }) => declarations)) {
  const { tagName, members, description } = element;
  const own = members.filter((member) => !member.static);
  const fields = own.filter(({ kind, attribute }) => kind === 'field' && attribute === undefined);
  const methods = own.filter(({ kind }) => kind === 'method').map(called);
  const [attributes, ...others] = (Object.keys(titles) as Kind[]).map((kind) =>
    sectionOf(tagName, titles[kind], element[kind]),
  );
  const sections = [
    attributes,
    sectionOf(tagName, 'Properties that have no attribute', fields),
    sectionOf(tagName, 'Methods', methods),
    ...others,
  ];
  writeFileSync(
    join(folder, `${tagName}.md`),
    [`# \`<${tagName}>\``, '', description, '', ...sections].join('\n'),
  );
}
