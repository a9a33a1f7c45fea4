import { writeFileSync } from 'node:fs';

/**
 * What editors know the tags by, from the finished manifest: web-types for JetBrains, custom data for VS Code.
 * Comes last among the plugins.
 */
export function editorData({ name, version, outdir }) {
  return {
    name: 'editor-data',
    packageLinkPhase({ customElementsManifest }) {
      const elements = customElementsManifest.modules.flatMap(({ declarations }) => declarations);
      const files = {
        'web-types.json': webTypes(elements, { name, version }),
        'vscode.html-custom-data.json': htmlData(elements),
        'vscode.css-custom-data.json': cssData(elements),
      };
      for (const [file, data] of Object.entries(files)) {
        writeFileSync(`${outdir}/${file}`, `${JSON.stringify(data, null, 2)}\n`);
      }
    },
  };
}

/** https://plugins.jetbrains.com/docs/intellij/websymbols-web-types.html */
function webTypes(elements, { name, version }) {
  return {
    $schema: 'https://json.schemastore.org/web-types',
    name,
    version,
    'description-markup': 'markdown',
    contributions: {
      html: {
        elements: elements.map((element) => ({
          name: element.tagName,
          description: `${element.description}\n\n${statesText(element)}`,
          attributes: attributesOf(element).map(({ name, description, type, initial, values }) => ({
            name,
            description,
            ...(initial !== undefined && { default: initial }),
            value: { type: values.length > 0 ? values.map((value) => `"${value}"`).join(' | ') : type },
          })),
          slots: listOf(element.slots),
          js: {
            properties: settableOf(element).map(({ name, description, type }) => ({
              name,
              description,
              type: type?.text,
            })),
            events: listOf(element.events),
          },
          css: {
            parts: listOf(element.cssParts),
            properties: listOf(element.cssProperties),
          },
        })),
      },
    },
  };
}

/** https://github.com/microsoft/vscode-custom-data */
function htmlData(elements) {
  const tags = elements.map((element) => ({
    name: element.tagName,
    description: { kind: 'markdown', value: `${element.description}\n\n${membersText(element)}` },
    attributes: attributesOf(element).map(({ name, description, type, values }) => ({
      name,
      description,
      ...(type === 'boolean' && { valueSet: 'v' }),
      ...(values.length > 0 && { values: values.map((value) => ({ name: value })) }),
    })),
  }));
  return { version: 1.1, tags };
}

function cssData(elements) {
  return {
    version: 1.1,
    properties: together(elements, 'cssProperties', (name) => name),
    pseudoClasses: together(elements, 'cssStates', (name) => `:state(${name})`),
    pseudoElements: together(elements, 'cssParts', (name) => `::part(${name})`),
  };
}

/** The rows of all elements, each name once; where they say different things of it, with whose saying it is. */
function together(elements, kind, written) {
  const rows = elements.flatMap(({ tagName, [kind]: rows = [] }) => rows.map((row) => ({ ...row, tagName })));
  return [...new Set(rows.map(({ name }) => name))].map((name) => {
    const said = rows.filter((row) => row.name === name);
    const alike = new Set(said.map(({ description }) => description)).size === 1;
    const all = said.map(({ tagName, description }) => `<${tagName}>: ${description}`).join('\n');
    return { name: written(name), description: alike ? said[0].description : all };
  });
}

function membersText(element) {
  const { events, slots } = element;
  return [section('Events', events), section('Slots', slots), statesText(element)].filter(Boolean).join('\n');
}

function statesText({ cssStates }) {
  return section(
    'States',
    cssStates.map((state) => ({ ...state, name: `:state(${state.name})` })),
  );
}

function section(title, rows = []) {
  return rows.length > 0 ? [`**${title}**`, '', ...rows.map(line), ''].join('\n') : '';
}

function line({ name, description }) {
  return `- ${name ? `\`${name}\`` : 'default'}: ${description}`;
}

/** With the values of those that take one of a few. */
function attributesOf({ attributes }) {
  return attributes.map(({ name, description, default: initial, type }) => {
    const values = Array.from(type.text.matchAll(/'([^']+)'/g), ([, value]) => value);
    return { name, description, initial, type: type.text, values };
  });
}

function settableOf({ members }) {
  return members.filter(({ kind, readonly }) => kind === 'field' && !readonly);
}

function listOf(rows = []) {
  return rows.map(({ name, description, default: initial }) => ({
    name,
    description,
    ...(initial !== undefined && { default: initial }),
  }));
}
