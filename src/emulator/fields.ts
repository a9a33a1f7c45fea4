import type { JsonObject } from './body.js';
import { Problem, typeOf, type ProblemBody } from './problem.js';

/** What is wrong with one attribute. */
export interface Complaint {
  readonly slug: 'attribute-required' | 'invalid-attribute';
  readonly title: string;
  readonly name: string;
  readonly detail?: string;
}

/** Says what is wrong with a value that should be a `T`; an empty list lets it pass. */
export interface Rule<T> {
  readonly check: (value: unknown, name: string) => readonly Complaint[];
  /** Never there at run time; it carries the type. */
  readonly type?: T;
}

/** The attributes that a body may have. */
export type Table = Readonly<Record<string, Rule<unknown>>>;

/** The attributes of a body that has passed its table; only those it had. */
export type Fields<T extends Table> = {
  readonly [Name in keyof T]?: T[Name] extends Rule<infer Value> ? Value : never;
};

/**
 * Reads the attributes of `table` off a body and leaves out all others. Throws one problem that names every attribute
 * that is refused, the missing ones of `required` first. An empty text counts as missing.
 */
export function readFields<T extends Table>(
  body: JsonObject,
  table: T,
  required: readonly (keyof T & string)[] = [],
): Fields<T> {
  const missing = required.filter((name) => [undefined, null, ''].some((nothing) => body[name] === nothing));
  const names = Object.keys(table).filter((name) => body[name] !== undefined && !missing.includes(name));

  refuse([
    ...missing.map(isRequired),
    ...names.flatMap((name) => table[name]?.check(body[name], name) ?? []),
  ]);
  // Each value has just passed the rule that the type is made of.
  return Object.fromEntries(names.map((name) => [name, body[name]])) as Fields<T>;
}

/** A body for a new entity: there, `null` says the same as nothing. */
export function withoutNulls(body: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== null));
}

/** Throws one problem for all of `complaints`, if there are any. */
export function refuse(complaints: readonly Complaint[]): void {
  const [first] = complaints;
  if (!first) return;

  const { detail } = first;
  const listed = complaints.length > 1 || detail === undefined;
  throw new Problem({
    ...entryOf(first),
    status: 400,
    ...(detail !== undefined && { detail }),
    ...(listed && { problems: complaints.map(entryOf) }),
  });
}

/** The complaint about an attribute that has to be there. */
function isRequired(name: string): Complaint {
  return { slug: 'attribute-required', title: 'This attribute is required.', name };
}

/** A complaint in the API's general words, with a `detail` that says what is wrong. */
export function invalid(name: string, detail: string): Complaint {
  return { slug: 'invalid-attribute', title: 'An attribute is invalid.', name, detail };
}

function entryOf({ slug, title, name }: Complaint): Pick<ProblemBody, 'type' | 'title'> & { name: string } {
  return { type: typeOf(slug), title, name };
}
