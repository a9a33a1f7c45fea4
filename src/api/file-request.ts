import { assertOption } from '../base/assert-option.js';
import { asGiven } from '../base/options.js';
import { understood } from '../base/understood.js';
import { assertRequestOptions, requestOf, type ApiRequest, type RequestOptions } from './call.js';
import { pathParameters, type Operation } from './operation.js';

/** How a file goes out. */
export interface FileOptions extends RequestOptions {
  /** Name to send. @default the file's own, or one that suits its type */
  readonly fileName?: string | undefined;
  /** Media type to send. @default found out by the file's own type, its name, or its first bytes */
  readonly contentType?: string | undefined;
}

/** Makes what a caller gave as a file into bytes with a name and a type. */
export type FileReader<File> = (
  file: File,
  options: FileOptions,
) => Promise<{ readonly bytes: Blob; readonly name: string }>;

/** Turns positional arguments into a request with a form: path parameters, the file, its fields, options. */
export async function fileRequest<File>(
  operation: Operation,
  fields: readonly string[],
  args: readonly unknown[],
  readFile: FileReader<File>,
): Promise<ApiRequest> {
  const count = pathParameters(operation.path).length;
  const [file, ...rest] = args.slice(count);
  const { fileName, contentType, ...requestOptions } = understood(() => fileOptions(rest));
  const request = requestOf(operation, args.slice(0, count));
  const { bytes, name } = await readFile(file as File, { fileName, contentType, ...requestOptions });

  const body = new FormData();
  fields.forEach((field, index) => {
    const value = rest[index];
    if (typeof value === 'string') body.append(field, value);
  });
  body.append('file', bytes, name);
  return { ...request, ...requestOptions, body };
}

/** Options may stand where the fields would, if there are none. */
function fileOptions(args: readonly unknown[]): FileOptions {
  const options = args.find((value) => typeof value === 'object' && value !== null);
  const { fileName, contentType, ...requestOptions } = { ...asGiven(options as FileOptions | undefined) };
  assertOption('fileName', 'a string', fileName, typeof fileName === 'string');
  assertOption('contentType', 'a string', contentType, typeof contentType === 'string');
  assertRequestOptions(requestOptions);
  return { fileName, contentType, ...requestOptions };
}
