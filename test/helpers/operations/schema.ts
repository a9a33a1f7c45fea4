/** A type of the API's description, in the parts of JSON Schema that it uses. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly nullable?: boolean;
  readonly enum?: readonly unknown[];
  readonly format?: string;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
}

export type Schemas = Readonly<Record<string, Schema>>;

/** Where the description is known to say less than its own examples, or than the service does. */
const tolerated: readonly (readonly [path: RegExp, accepts: (value: unknown) => boolean])[] = [
  // A discarded video has no assets.
  [/^Video(sListResponse\.data\[\])?\.assets$/, (value) => value === null],
  // A fresh container has no ingest.
  [/^VideoStatus\.ingest$/, (value) => value === null],
  // The answers' lists leave out values that the requests' lists have.
  [/\.context\.aggregation$/, (value) => value === 'peak' || value === 'live'],
  [/\.context\.breakdown$/, (value) => value === 'referrer'],
  [/\.context\.metric$/, (value) => value === 'play-total'],
  // Errors with these are among the examples.
  [/^(BadRequest|NotFound)\.detail$/, (value) => typeof value === 'string'],
  [/^BadRequest(\.problems\[\])?\.range$/, (value) => typeof value === 'object'],
  [/^UnrecognizedRequestUrl\.name$/, (value) => typeof value === 'string'],
];

const types: Readonly<Record<string, (value: unknown) => boolean>> = {
  string: (value) => typeof value === 'string',
  boolean: (value) => typeof value === 'boolean',
  integer: (value) => Number.isInteger(value),
  number: (value) => typeof value === 'number' && Number.isFinite(value),
  array: (value) => Array.isArray(value),
  object: (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
};

const date = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3}Z|\+00:00)$/;

/** What is wrong with `value` as a `name`: missing required fields, wrong types, and fields that are not described. */
export function complaints(schemas: Schemas, name: string, value: unknown): readonly string[] {
  return check({ $ref: name }, value, name);

  function check(schema: Schema, found: unknown, path: string): readonly string[] {
    if (tolerated.some(([pattern, accepts]) => pattern.test(path) && accepts(found))) return [];
    if (schema.$ref !== undefined) return check(schemas[schema.$ref] ?? {}, found, path);
    if (found === null) return schema.nullable ? [] : [`${path} is null`];
    if (schema.type !== undefined && !types[schema.type]?.(found)) return [`${path} is no ${schema.type}`];
    if (schema.enum && !schema.enum.includes(found)) return [`${path} must not be ${JSON.stringify(found)}`];
    if (schema.format === 'date-time' && !(typeof found === 'string' && date.test(found)))
      return [`${path} is no date`];
    if (Array.isArray(found)) {
      return found.flatMap((item) => check(schema.items ?? {}, item, `${path}[]`));
    }
    return schema.properties ? checkMembers(schema, schema.properties, Object(found) as object, path) : [];
  }

  function checkMembers(
    { required = [] }: Schema,
    properties: NonNullable<Schema['properties']>,
    found: object,
    path: string,
  ): readonly string[] {
    const missing = required
      .filter((member) => !(member in found))
      .map((member) => `${path}.${member} is missing`);
    const wrong = Object.entries(found).flatMap(([member, value]: [string, unknown]) => {
      const schema = properties[member];
      if (schema) return check(schema, value, `${path}.${member}`);
      const fine = tolerated.some(
        ([pattern, accepts]) => pattern.test(`${path}.${member}`) && accepts(value),
      );
      return fine ? [] : [`${path}.${member} is not described`];
    });
    return [...missing, ...wrong];
  }
}
