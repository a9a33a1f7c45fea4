/**
 * For the manifest: the members that an element has by way of an interface of its name, with their docs, and the
 * attributes among them, by the tables that `declare()` takes.
 */
export function declaredProperties() {
  const interfaces = new Map();
  const kinds = new Map();

  return {
    name: 'declared-properties',

    analyzePhase({ ts, node }) {
      if (ts.isInterfaceDeclaration(node)) interfaces.set(node.name.text, readInterface(ts, node));
      if (ts.isCallExpression(node) && node.expression.getText() === 'declare') readTable(ts, node, kinds);
    },

    packageLinkPhase({ customElementsManifest }) {
      const declarations = customElementsManifest.modules.flatMap((module) => module.declarations);
      for (const declaration of declarations.filter(({ customElement }) => customElement)) {
        const members = membersOf(declaration.name, interfaces);
        const attributes = members
          .filter(({ name }) => ['String', 'Number', 'Boolean'].includes(kinds.get(name)))
          .map((member) => attributeOf(member, kinds.get(member.name)));
        declaration.members = [...members, ...(declaration.members ?? [])];
        declaration.attributes = [...attributes, ...(declaration.attributes ?? [])];
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
  const common = { name: node.name.getText(), ...(description && { description }) };
  const type = { text: node.type?.getText() ?? 'unknown' };

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
    ...(given && { default: ts.getTextOfJSDocComment(given.comment) }),
    ...(node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ReadonlyKeyword) && { readonly: true }),
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

function attributeOf(member, kind) {
  const { name: fieldName, description, default: initial } = member;
  const name = fieldName.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  member.attribute = name;
  return { name, fieldName, type: { text: kind.toLowerCase() }, description, default: initial };
}
