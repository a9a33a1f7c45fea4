import { ApiVideoError } from '../base/error.js';
import { assertOption, assertOptions } from '../base/assert-option.js';
import { asGiven, numberOption } from '../base/options.js';
import { understood } from '../base/understood.js';
import { pathParameters, type Operation, type PathParameters } from './operation.js';

/** What every call accepts as its last argument. */
export interface RequestOptions {
  /** Abandons the call; it then rejects with code `aborted`. */
  readonly signal?: AbortSignal | undefined;
  /**
   * Milliseconds that an answer may take until the call is given up with code `timeout`. What the call waits for the
   * service's limits does not count. @default 30_000, and 120_000 for a call that sends a file
   */
  readonly timeout?: number | undefined;
}

/** Bytes that are made while they are sent, in place of a body that would have to be held. */
export interface StreamedBody {
  /** Media type, as the header says it. */
  readonly type: string;
  /** In bytes. */
  readonly size: number;
  /** Begins anew with each call. */
  readonly open: () => ReadableStream<Uint8Array>;
}

export interface ApiRequest extends RequestOptions {
  readonly operation: Operation;
  /** In place of the operation's own address: one that the service has told. */
  readonly url?: string | undefined;
  readonly parameters?: Readonly<Record<string, string>>;
  readonly query?: object;
  /** Sent as it is when it is `FormData`, else as JSON. */
  readonly body?: object;
  /** Sent in place of `body`, by transports with a `fetch` of their own. */
  readonly stream?: StreamedBody;
  readonly headers?: Readonly<Record<string, string>>;
  /** Told, in milliseconds, each time the request is kept back so that the service need not refuse it. */
  readonly onHold?: (delay: number) => void;
  /** Ends that wait, where it is not `signal` that does. */
  readonly holdSignal?: AbortSignal;
  /** Told when the request leaves. */
  readonly onLeave?: () => void;
  /** Strings that must not appear in an error, even if the server repeats them. */
  readonly secrets?: readonly string[];
  /** Which try of the same call it is, from 1. @default 1 */
  readonly attempt?: number;
}

/** An answer with what came along with its data. */
export interface ApiResponse<Output> {
  readonly data: Output;
  readonly status: number;
  readonly headers: Headers;
}

/** The port to the network. Rejects with `ApiVideoError`, and only that, unless a bug is met. */
export interface Transport {
  send<Output>(request: ApiRequest): Promise<ApiResponse<Output>>;
  /**
   * To be called just before `request` is sent. What it returns tells, once the answer has come, whether the
   * browser seems to have sent the request twice by itself; `undefined` where that can't be known. Watches
   * until `signal` aborts.
   */
  watchRepeats(request: ApiRequest, signal: AbortSignal): () => Promise<boolean | undefined>;
}

type Table = Readonly<Record<string, Operation>>;

type InputOf<Row> = Row extends Operation<string, infer Input> ? Input : never;
type OutputOf<Row> = Row extends Operation<string, unknown, infer Output> ? Output : never;

type PayloadArguments<Input> = Input extends { readonly body: infer Body }
  ? [body: Body]
  : Input extends { readonly query: infer Query }
    ? [query: Query]
    : Input extends { readonly query?: infer Query }
      ? [query?: Query]
      : [];

type Strings<Names extends readonly string[]> = { [Index in keyof Names]: string };

/** Path parameters in their order, then the body or the query, then request options. */
export type CallArguments<Row extends Operation> = [
  ...Strings<PathParameters<Row['path']>>,
  ...PayloadArguments<InputOf<Row>>,
  options?: RequestOptions,
];

/** A table of operations as methods. */
export type Resource<Rows extends Table> = {
  readonly [Name in keyof Rows]: (...args: CallArguments<Rows[Name]>) => Promise<OutputOf<Rows[Name]>>;
};

/** Whether an operation takes a body or a query after its path parameters; read off its method. */
function payloadKey({ method }: Operation): 'query' | 'body' {
  return method === 'GET' || method === 'DELETE' ? 'query' : 'body';
}

/** Turns positional arguments into a request. Throws `invalid-option` where a path parameter is missing. */
export function requestOf(operation: Operation, args: readonly unknown[]): ApiRequest {
  return understood(() => readRequest(operation, args));
}

function readRequest(operation: Operation, args: readonly unknown[]): ApiRequest {
  const names = pathParameters(operation.path);
  const parameters = Object.fromEntries(
    names.map((name, index) => {
      const value = args[index];
      if (typeof value === 'string' && value !== '') return [name, value];
      throw new ApiVideoError('invalid-option', `\`${name}\` must be a non-empty string.`);
    }),
  );
  const secrets = names.filter((name) => /token/i.test(name)).map((name) => parameters[name] ?? '');
  const rest = handedOn(args.slice(names.length)) as (object | null | undefined)[];
  const [payload, given] = rest.length > 1 ? rest : isRequestOptions(rest[0]) ? [undefined, rest[0]] : rest;
  const options = asGiven(given);
  const kind = payloadKey(operation);
  assertOption(kind, 'an object', payload ?? undefined, typeof payload === 'object');
  assertRequestOptions(options ?? undefined);

  return { operation, parameters, secrets, ...(payload && { [kind]: payload }), ...options };
}

/** `ids.map(client.videos.get)` hands on an index and the list besides, which nobody means. */
function handedOn(args: readonly unknown[]): readonly unknown[] {
  const [index, list] = args;
  return typeof index === 'number' && Array.isArray(list) ? [] : args;
}

/** Refuses what is no options of a request. */
export function assertRequestOptions(options: RequestOptions | undefined): void {
  assertOptions(options);
  numberOption('timeout', options?.timeout, 0, { min: 0 });
}

function isRequestOptions(value: object | null | undefined): value is RequestOptions {
  if (typeof value !== 'object' || value === null) return false;
  const keys = Object.keys(value);
  return keys.length > 0 && keys.every((key) => key === 'signal' || key === 'timeout');
}

/** Derives a client's resource from its table. */
export function bindResource<Rows extends Table>(transport: Transport, table: Rows): Resource<Rows> {
  return Object.fromEntries(
    Object.entries(table).map(([name, operation]) => [
      name,
      async (...args: unknown[]) => (await transport.send(requestOf(operation, args))).data,
    ]),
  ) as unknown as Resource<Rows>; // the mapped type is beyond what fromEntries can express
}
