import type { IncomingHttpHeaders } from 'node:http';
import type { Readable } from 'node:stream';
import type { Answer } from './answer.js';
import { problem, type Problem } from './problem.js';
import type { OpenRecord } from './request-log.js';
import type { World } from './world.js';

/** A request on its way through a route. */
export interface Exchange<Params = unknown> {
  readonly params: Params;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: Readable;
  readonly record: OpenRecord;
  readonly world: World;
}

type Handler<Params> = (exchange: Exchange<Params>) => Answer | Promise<Answer>;

/** The names between braces in a path. */
type PathParams<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? { readonly [Key in Name]: string } & PathParams<Rest>
  : unknown;

/** Whether a route asks for the project's credentials. */
type Access = 'open' | 'key';

/** One row of the routing table. */
export interface Route {
  readonly method: string;
  readonly access: Access;
  readonly pattern: RegExp;
  readonly handle: Handler<Readonly<Record<string, string>>>;
}

/** Makes a row; names between braces in `path` are the handler's params, one segment each. */
export function route<Path extends string>(
  method: string,
  path: Path,
  access: Access,
  handle: Handler<PathParams<Path>>,
): Route {
  const pattern = new RegExp(`^${path.replaceAll('.', '\\.').replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`);

  // The pattern is made of the same path as the type of the params, so it yields exactly those.
  return { method, access, pattern, handle: handle as Route['handle'] };
}

/** The row for a request with its params, or the problem of having none. */
export function findRoute(
  routes: readonly Route[],
  method: string,
  path: string,
): { readonly route: Route; readonly params: Readonly<Record<string, string>> } | Problem {
  // Whatever can be read can be asked about.
  const wanted = method === 'HEAD' ? 'GET' : method;
  const samePath = routes.filter(({ pattern }) => pattern.test(path));
  const found = samePath.find((candidate) => candidate.method === wanted);

  if (found) return { route: found, params: { ...found.pattern.exec(path)?.groups } };
  return problem(samePath.length > 0 ? 'method-not-allowed' : 'unrecognized-request-url');
}
