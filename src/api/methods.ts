import { understood } from '../base/understood.js';
import { ApiCall } from './api-call.js';
import { requestOf, type ApiResponse, type RequestOptions, type Transport } from './call.js';
import { fileRequest, type FileOptions, type FileReader } from './file-request.js';
import { positional } from './grouped-arguments.js';
import type { Page } from './models/page.js';
import type { Operation, PathParameters } from './operation.js';
import { ListCall } from './pages.js';
import type { PathArguments } from './path-arguments.js';
import { searchParams } from './query.js';
import {
  nameWithHeaders,
  responseWithHeaders,
  type NameWithHeaders,
  type ResponseWithHeaders,
} from './response-with-headers.js';

type Table = Readonly<Record<string, Operation>>;
type InputOf<Row> = Row extends Operation<string, infer Input> ? Input : never;
type OutputOf<Row> = Row extends Operation<string, unknown, infer Output> ? Output : never;

type PathOf<Row extends Operation> =
  InputOf<Row> extends { readonly path: infer Path extends readonly string[] }
    ? Path
    : PathArguments<Row['path']>;

type PayloadOf<Input, File> = Input extends {
  readonly file: true;
  readonly fields: infer Fields extends readonly unknown[];
}
  ? [file: File, ...fields: Fields, options?: FileOptions]
  : Input extends { readonly body: infer Body }
    ? [body: Body, options?: RequestOptions]
    : Input extends { readonly body?: infer Body }
      ? [body?: Body, options?: RequestOptions]
      : Input extends { readonly query: infer Query }
        ? [query: Query, options?: RequestOptions]
        : Input extends { readonly query?: infer Query }
          ? [query?: Query, options?: RequestOptions]
          : [options?: RequestOptions];

/** Path parameters in their order, then the body, the query or the file, then request options. */
export type MethodArguments<Row extends Operation, File> = [...PathOf<Row>, ...PayloadOf<InputOf<Row>, File>];

/** What a method returns: a call, or for a list one that can be walked through. */
export type CallOf<Output> = Output extends Page<unknown> ? ListCall<Output> : ApiCall<Output>;

type GroupedArguments<Row extends Operation, Query> = [
  args: Readonly<Record<PathParameters<Row['path']>[number], string>> & Query,
  options?: RequestOptions,
];

/**
 * Where path parameters and a query meet, they may also be given as one object, as the official client takes them.
 * One signature for both: editors show the doc of a row only if there are not two.
 */
type AllArguments<Row extends Operation, File> =
  PathParameters<Row['path']> extends []
    ? MethodArguments<Row, File>
    : InputOf<Row> extends { readonly query?: infer Query extends object }
      ? MethodArguments<Row, File> | GroupedArguments<Row, Query>
      : MethodArguments<Row, File>;

type Method<Row extends Operation, File> = (...args: AllArguments<Row, File>) => CallOf<OutputOf<Row>>;

/** A table of operations as methods, and each once more as the official client has it for who wants the headers. */
export type Methods<Rows extends Table, File> = {
  readonly [Name in keyof Rows]: Method<Rows[Name], File>;
} & {
  readonly [Name in keyof Rows & string as NameWithHeaders<Name>]: (
    ...args: AllArguments<Rows[Name], File>
  ) => Promise<ResponseWithHeaders<OutputOf<Rows[Name]>>>;
};

/** Derives a resource of the authenticated API from its table. */
export function bindMethods<Rows extends Table, File>(
  transport: Transport,
  table: Rows,
  readFile: FileReader<File>,
): Methods<Rows, File> {
  return Object.fromEntries(
    Object.entries(table).flatMap(([name, row]) => {
      const method = methodOf(transport, row, readFile);
      const withHeaders = (...args: unknown[]) => responseWithHeaders(method(...args));
      return [
        [name, method],
        [nameWithHeaders(name), withHeaders],
      ];
    }),
  ) as Methods<Rows, File>;
}

function methodOf<File>(
  transport: Transport,
  row: Operation,
  readFile: FileReader<File>,
): (...args: unknown[]) => ApiCall<unknown> {
  const { trait } = row;

  if (trait?.kind === 'file') {
    const send = async (args: readonly unknown[]): Promise<ApiResponse<unknown>> =>
      transport.send(await fileRequest(row, trait.fields, args, readFile));
    return (...args) => new ApiCall(send(args));
  }
  if (trait?.kind === 'list') {
    return (...args) =>
      new ListCall(async (currentPage): Promise<ApiResponse<Page<unknown>>> => {
        const request = understood(() => {
          const { query, ...rest } = requestOf(row, positional(row.path, args));
          const asked = { ...query, ...(currentPage !== undefined && { currentPage }) };
          return { ...rest, query: searchParams(asked, trait.dates) };
        });
        return transport.send(request);
      });
  }
  const send = async (args: readonly unknown[]): Promise<ApiResponse<unknown>> => {
    const request = understood(() => {
      const { query, ...rest } = requestOf(row, positional(row.path, args));
      const body = rest.body ?? (row.method === 'POST' || row.method === 'PATCH' ? {} : undefined);
      return { ...rest, ...(body && { body }), ...(query && { query: searchParams(query) }) };
    });
    return transport.send(request);
  };
  return (...args) => new ApiCall(send(args));
}
