import { existsSync, readFileSync } from 'node:fs';
import type { Schemas } from './schema.js';

interface Parameter {
  readonly in: 'path' | 'query' | 'header';
  readonly name: string;
  readonly required: boolean;
  readonly style?: string;
}

/** An operation, as it is described. */
export interface DescribedOperation {
  /** The resource of the official client, and its method; the resource is `null` for what it hides. */
  readonly client: string | null;
  readonly method: string;
  readonly httpMethod: string;
  readonly path: string;
  readonly auth: string;
  readonly paginated: boolean;
  readonly params: readonly Parameter[];
  readonly body: { readonly contentType: string; readonly schema: string } | null;
  readonly success: readonly string[];
  readonly responseSchema: string | null;
  /** The schema of each documented status; `null` for an empty answer. */
  readonly responses: Readonly<Record<string, string | null>>;
}

/** The API as it is described. */
export interface Description {
  readonly schemas: Schemas;
  /** By method and path. */
  readonly operations: ReadonlyMap<string, DescribedOperation['responses']>;
  readonly all: readonly DescribedOperation[];
}

// The description is no part of the repository: it lies beside it where the project is developed.
const file = new URL('../../../../shared/api/operations.json', import.meta.url);

/** The description, where there is one. */
export function readDescription(): Description | undefined {
  if (!existsSync(file)) return undefined;

  const { operations, schemas } = JSON.parse(readFileSync(file, 'utf8')) as {
    readonly operations: readonly DescribedOperation[];
    readonly schemas: Schemas;
  };
  const byName = operations.map(
    ({ httpMethod, path, responses }) => [`${httpMethod} ${path}`, responses] as const,
  );
  return { schemas, operations: new Map(byName), all: operations };
}
