/**
 * The types of `require('apivideo-kit/node')`: the class, and in its namespace every name that `door`, the source
 * of the ES module's door, lists.
 */
export function commonjsTypes(door) {
  const values = namesIn(door, /export \{([^}]*)\} from/g).filter(
    (name) => name !== 'default' && name !== 'ApiVideoClient',
  );
  const types = namesIn(door, /export type \{([^}]*)\} from/g);
  const imported = types.map((name) => `  ${name},`).join('\n');
  const members = values.map((name) => `  export const ${name}: typeof Door.${name};`).join('\n');

  return `import type * as Door from './types/src/node/index.js' with { 'resolution-mode': 'import' };
import type {
${imported}
} from './types/src/node/index.js' with { 'resolution-mode': 'import' };

declare const Client: typeof Door.ApiVideoClient;

/** All of api.video, for a server or a script. */
declare class ApiVideoClient extends Client {}

declare namespace ApiVideoClient {
${members}
  export type ApiVideoError = Door.ApiVideoError;
  export type UploadTask = Door.UploadTask;
  export {
    ApiVideoClient,
    ApiVideoClient as default,
${types.map((name) => `    type ${name},`).join('\n')}
  };
}

export = ApiVideoClient;
`;
}

function namesIn(door, pattern) {
  return Array.from(door.matchAll(pattern), ([, list]) => list.split(','))
    .flat()
    .map((entry) => entry.trim().split(' as ').at(-1))
    .filter(Boolean);
}
