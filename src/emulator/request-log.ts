import type { IncomingHttpHeaders } from 'node:http';
import { parseContentRange } from './content-range.js';
import type { Fault } from './faults.js';

/** How many requests are remembered; the oldest are forgotten first. */
const capacity = 10_000;

/** A request that came, and what became of it. Updated in place while the request is open. */
export interface RequestRecord {
  /** Counts from 1, in the order of arrival. */
  readonly id: number;
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  /** From `Content-Range: part number/total`; `total` is absent for `*`. */
  readonly part: { readonly number: number; readonly total?: number } | undefined;
  /** The video it named, or made. Known once the form of an upload is read. */
  readonly videoId: string | undefined;
  /** How much of an uploaded file has arrived, in bytes. */
  readonly bytes: number;
  /** `undefined` until the answer begins, and for good if none was sent. */
  readonly status: number | undefined;
  /** The fault that was applied. */
  readonly fault: Fault | undefined;
  /** In milliseconds since the epoch. */
  readonly startedAt: number;
  /** When the answer was handed over or the connection lost, in milliseconds since the epoch. */
  readonly endedAt: number | undefined;
}

/** A record, to the code that fills it in. */
export type OpenRecord = { -readonly [Key in keyof RequestRecord]: RequestRecord[Key] };

/** The requests, oldest first. */
export class RequestLog {
  readonly records: OpenRecord[] = [];
  #count = 0;

  open(
    request: Pick<RequestRecord, 'method' | 'path' | 'query' | 'headers' | 'startedAt' | 'fault'>,
  ): OpenRecord {
    const range = parseContentRange(request.headers['content-range']);
    const record: OpenRecord = {
      ...request,
      id: ++this.#count,
      part: range?.unit === 'part' ? partOf(range) : undefined,
      videoId: undefined,
      bytes: 0,
      status: undefined,
      endedAt: undefined,
    };

    this.records.push(record);
    if (this.records.length > capacity) this.records.shift();
    return record;
  }

  clear(): void {
    this.records.length = 0;
  }
}

function partOf({ part, total }: { part: number; total?: number }): { number: number; total?: number } {
  return { number: part, ...(total !== undefined && { total }) };
}
