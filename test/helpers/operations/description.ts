import { existsSync, readFileSync } from 'node:fs';
import type { Schemas } from './schema.js';

interface Operation {
  readonly httpMethod: string;
  readonly path: string;
  /** The schema of each documented status; `null` for an empty answer. */
  readonly responses: Readonly<Record<string, string | null>>;
}

/** The API as it is described. */
export interface Description {
  readonly schemas: Schemas;
  /** By method and path. */
  readonly operations: ReadonlyMap<string, Operation['responses']>;
}

// The description is no part of the repository: it lies beside it where the project is developed.
const file = new URL('../../../../shared/api/operations.json', import.meta.url);

/** The description, where there is one. */
export function readDescription(): Description | undefined {
  if (!existsSync(file)) return undefined;

  const { operations, schemas } = JSON.parse(readFileSync(file, 'utf8')) as {
    readonly operations: readonly Operation[];
    readonly schemas: Schemas;
  };
  const byName = operations.map(
    ({ httpMethod, path, responses }) => [`${httpMethod} ${path}`, responses] as const,
  );
  return { schemas, operations: new Map(byName) };
}
