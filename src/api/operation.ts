import { ApiVideoError } from '../base/error.js';

/** Which of api.video's hosts an operation is served by. */
export type Host = 'api' | 'vod' | 'oembed';

export type HttpMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** What an operation is sent, besides the parameters that its path names. */
export interface OperationInput {
  readonly query?: object;
  readonly body?: object;
}

/** One row of an operation table: an endpoint as data. `Input` and `Output` exist for the type system only. */
export interface Operation<Path extends string = string, Input = unknown, Output = unknown> {
  readonly method: HttpMethod;
  readonly path: Path;
  readonly host: Host;
  /** Whether the answer is a text of its own, and not JSON. */
  readonly text?: boolean;
  /** Never set: carries the two types to whoever binds the table. */
  readonly types?: { readonly input: Input; readonly output: Output };
}

/** Describes an endpoint: `operation<{ query: VideoQuery }, Page>()('GET', '/videos')`. */
export function operation<Input extends OperationInput | undefined, Output>() {
  return <const Path extends string>(
    method: HttpMethod,
    path: Path,
    host: Host = 'api',
  ): Operation<Path, Input, Output> => ({ method, path, host });
}

/** The names in the braces of a path, in their order. */
export type PathParameters<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? [Name, ...PathParameters<Rest>]
  : [];

export function pathParameters(path: string): readonly string[] {
  return Array.from(path.matchAll(/\{(\w+)\}/g), ([, name = '']) => name);
}

/** Fills the braces of `path`, escaping each value, so that no value can lead to another address. */
export function fillPath(path: string, parameters: Readonly<Record<string, string>>): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => pathSegment(name, parameters[name] ?? ''));
}

function pathSegment(name: string, value: string): string {
  // An address is shortened by its dot segments, however they are escaped.
  if (value !== '' && value !== '.' && value !== '..') return encodeURIComponent(value);
  throw new ApiVideoError('invalid-option', `\`${name}\` must be a non-empty string, and no path.`);
}
