/**
 * For the manifest: the members that an element has by way of an interface of its name, with their docs, the
 * attributes among them, by the tables that `declare()` takes, and the types of its events, by the maps of those.
 */
export function declaredProperties() {
  const interfaces = new Map();
  const kinds = new Map();
  const choices = new Map();

  return {
    name: 'declared-properties',

    analyzePhase({ ts, node }) {
      if (ts.isInterfaceDeclaration(node)) interfaces.set(node.name.text, readInterface(ts, node));
      if (ts.isTypeAliasDeclaration(node)) choices.set(node.name.text, node.type.getText());
      if (ts.isCallExpression(node) && node.expression.getText() === 'declare') readTable(ts, node, kinds);
    },

    packageLinkPhase({ customElementsManifest }) {
      const declarations = customElementsManifest.modules.flatMap((module) => module.declarations);
      for (const declaration of declarations.filter(({ customElement }) => customElement)) {
        const members = membersOf(declaration.name, interfaces);
        const attributes = members
          .filter(({ name }) => ['String', 'Number', 'Boolean'].includes(kinds.get(name)))
          .map((member) => attributeOf(member, kinds.get(member.name), choices));
        declaration.members = [...members, ...(declaration.members ?? [])];
        declaration.attributes = [...attributes, ...(declaration.attributes ?? [])];
        declaration.events = eventsOf(declaration, interfaces);
      }
    },
  };
}

function readInterface(ts, node) {
  const parents = (node.heritageClauses ?? []).flatMap(({ types }) => types.map((type) => type.getText()));
  return { parents, members: node.members.map((member) => readMember(ts, member)) };
}

function readMember(ts, node) {
  const docs = ts.getJSDocCommentsAndTags(node);
  const description = docs.map(({ comment }) => ts.getTextOfJSDocComment(comment)).find(Boolean);
  const given = ts.getJSDocTags(node).find(({ tagName }) => tagName.text === 'default');
  const common = { name: nameOf(node), ...(description && { description }) };
  const text =
    node.type
      ?.getText()
      .replaceAll(/\/\*\*.*?\*\/|\s+/g, ' ')
      .replaceAll(/ +/g, ' ') ?? 'unknown';
  const type = { text };
  const fixed = node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ReadonlyKeyword);
  const usual = text === 'boolean' && !fixed ? 'false' : undefined;
  const initial = given ? ts.getTextOfJSDocComment(given.comment) : usual;

  if (ts.isMethodSignature(node)) {
    const parameters = node.parameters.map((parameter) => ({
      name: parameter.name.getText(),
      type: { text: parameter.type?.getText() ?? 'unknown' },
    }));
    return { kind: 'method', ...common, parameters, return: { type } };
  }
  return {
    kind: 'field',
    ...common,
    type,
    ...(initial !== undefined && { default: initial }),
    ...(fixed && { readonly: true }),
  };
}

function readTable(ts, call, kinds) {
  const [table] = call.arguments;
  if (!table || !ts.isObjectLiteralExpression(table)) return;
  for (const row of table.properties) kinds.set(row.name.getText(), row.initializer.getText());
}

function membersOf(name, interfaces) {
  const { parents = [], members = [] } = interfaces.get(name) ?? {};
  return [...parents.flatMap((parent) => membersOf(parent, interfaces)), ...members];
}

function attributeOf(member, kind, choices) {
  const { name: fieldName, description, default: initial, type } = member;
  const name = fieldName.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  const one = type.text.replace(' | undefined', '');
  const text = choices.get(one) ?? one;
  member.attribute = name;
  // What takes one of a few words says which.
  return {
    name,
    fieldName,
    type: { text: text.includes("'") ? text : kind.toLowerCase() },
    description,
    default: initial,
  };
}

/** With what each event's map says of it: a map belongs to the element whose file bears its name. */
function eventsOf({ name, events }, interfaces) {
  const own = `${name.replace('ApiVideo', '')}EventMap`;
  const typed = ['UploadEventMap', own].flatMap((map) => interfaces.get(map)?.members ?? []);
  return events.map((event) => ({ ...event, type: typed.find((each) => each.name === event.name)?.type }));
}

function nameOf({ name }) {
  return name.text ?? name.getText();
}
