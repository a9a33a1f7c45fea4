import type { ApiCall } from './api-call.js';

/** An answer with its headers, as the official client gives it. */
export interface ResponseWithHeaders<Data> {
  /** By their names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Data;
}

/** What the official client calls a method that tells the headers too. */
export type NameWithHeaders<Name extends string> = `${Name}WithResponseHeaders`;

export function nameWithHeaders<Name extends string>(name: Name): NameWithHeaders<Name> {
  return `${name}WithResponseHeaders`;
}

export async function responseWithHeaders<Data>(call: ApiCall<Data>): Promise<ResponseWithHeaders<Data>> {
  const { data, headers } = await call.withResponse();
  return { headers: Object.fromEntries(headers), body: data };
}
