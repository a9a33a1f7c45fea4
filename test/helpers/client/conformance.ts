import type { DescribedOperation } from '../operations/description.js';
import { complaints, type Schema, type Schemas } from '../operations/schema.js';
import type { Exchange } from './recorder.js';

/** What is wrong with an exchange as one of that operation. */
export function nonconformities(
  schemas: Schemas,
  operation: DescribedOperation,
  exchange: Exchange,
): readonly string[] {
  const { method, path, query, headers, body, status, answer } = exchange;
  const authorization = headers.get('authorization');

  return [
    method === operation.httpMethod ? '' : `${method} in place of ${operation.httpMethod}`,
    patternOf(operation).test(path) ? '' : `${path} is not ${operation.path}`,
    operation.success.includes(String(status)) ? '' : `status ${status}`,
    (operation.auth === 'none') === (authorization === null)
      ? ''
      : 'authorization where none is due, or none',
    ...Array.from(query.keys(), (name) => (isDescribed(name, operation) ? '' : `query ${name}`)),
    ...bodyComplaints(schemas, operation, headers, body),
    ...(operation.responseSchema === null
      ? [answer === undefined ? '' : 'an answer that should be empty']
      : complaints(schemas, operation.responseSchema, answer)),
  ].filter(Boolean);
}

function isDescribed(name: string, { params }: DescribedOperation): boolean {
  return params.some((parameter) => {
    if (parameter.in !== 'query') return false;
    if (parameter.style !== 'deepObject') return parameter.name === name;
    return name.startsWith(`${parameter.name}[`);
  });
}

function bodyComplaints(
  schemas: Schemas,
  { body: described }: DescribedOperation,
  headers: Headers,
  body: unknown,
): readonly string[] {
  if (!described) return [body === undefined ? '' : 'a body where none is due'];

  const schema: Schema = schemas[described.schema] ?? {};
  if (body instanceof FormData) {
    return [
      described.contentType === 'multipart/form-data' ? '' : 'a form',
      ...Array.from(body.keys(), (name) => (name in (schema.properties ?? {}) ? '' : `field ${name}`)),
    ];
  }
  return [
    headers.get('content-type') === described.contentType ? '' : 'content type',
    ...complaints(schemas, described.schema, body),
  ];
}

/** The operation that an exchange is one of: of several that fit, the one with the fewest gaps. */
export function operationOf(
  operations: readonly DescribedOperation[],
  { method, path }: Exchange,
): DescribedOperation | undefined {
  return operations
    .filter((operation) => operation.httpMethod === method && patternOf(operation).test(path))
    .sort((a, b) => a.params.filter(isInPath).length - b.params.filter(isInPath).length)[0];
}

function isInPath({ in: place }: DescribedOperation['params'][number]): boolean {
  return place === 'path';
}

function patternOf({ path }: DescribedOperation): RegExp {
  return new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`);
}
