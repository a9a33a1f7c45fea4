/** The types of `require('apivideo-kit/compat')`: every name that `door`, the source of the ES module's door, lists. */
export function namedTypes(door) {
  const values = namesIn(door, /export \{([^}]*)\} from/g);
  const types = namesIn(door, /export type \{([^}]*)\} from/g);
  const classes = values.filter((name) => /^[A-Z][a-z]/.test(name));

  return `import type * as Door from './types/src/compat/index.js' with { 'resolution-mode': 'import' };

${values.map((name) => `export declare const ${name}: typeof Door.${name};`).join('\n')}
${[...classes, ...types].map((name) => `export type ${name} = Door.${name};`).join('\n')}
`;
}

function namesIn(door, pattern) {
  return Array.from(door.matchAll(pattern), ([, list]) => list.split(','))
    .flat()
    .map((entry) => entry.trim().split(' as ').at(-1))
    .filter(Boolean);
}
