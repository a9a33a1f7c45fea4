import assert from 'node:assert/strict';
import type { Emulator } from '../../../src/emulator/index.js';
import { basic } from '../../node/emulator-fixture.js';
import type { Description } from './description.js';
import type { OperationName } from './documented.js';
import { complaints } from './schema.js';

/** What a call brings, and what its answer must have besides the status. */
export interface Call {
  /** The values of the names between braces. */
  readonly params?: object;
  readonly query?: string;
  readonly body?: unknown;
  readonly form?: FormData;
  readonly headers?: Readonly<Record<string, string>>;
  /** Slug and name of the problem; a problem without a slug has only its name. */
  readonly problem?: string;
  readonly detail?: RegExp;
}

/** The fields of all kinds of answers that scenarios look at. */
export interface Reply {
  readonly type: string;
  readonly name: string;
  readonly detail?: string;
  readonly title: string;
  readonly problems: readonly Reply[];
  readonly data: readonly Reply[];
  readonly pagination: { readonly links: readonly { readonly uri: string }[] };
  readonly context: { readonly interval: string };
  readonly videoId: string;
  readonly description: string;
  readonly public: boolean;
  readonly panoramic: boolean;
  readonly mp4Support: boolean;
  readonly playerId: string;
  readonly tags: readonly string[];
  readonly metadata: readonly unknown[];
  readonly language: string;
  readonly languageOrigin: string;
  readonly discarded: boolean;
  readonly discardedAt: string;
  readonly deletesAt: string;
  readonly source: { readonly liveStream: { readonly liveStreamId: string } };
  readonly assets: {
    readonly mp4?: string;
    readonly thumbnail: string;
    readonly link?: string;
    readonly logo: string;
  };
  readonly ingest: { readonly filesize: number; readonly receivedBytes: readonly unknown[] } | null;
  readonly encoding: { readonly playable: boolean };
  readonly uri: string;
  readonly src: string;
  readonly srclang: string;
  readonly languageName: string;
  readonly default: boolean;
  readonly token: string;
  readonly ttl: number;
  readonly access_token: string;
  readonly refresh_token: string;
  readonly liveStreamId: string;
  readonly streamKey: string;
  readonly broadcasting: boolean;
  readonly restreams: readonly unknown[];
  readonly link: string;
  readonly hideTitle: boolean;
  readonly enableApi: boolean;
  readonly watermarkId: string;
  readonly signatureSecret: string;
  readonly summaryId: string;
  readonly origin: string;
  readonly sourceStatus: string;
  readonly takeaways: readonly string[];
  readonly metricValue: number;
  readonly dimensionValue: string;
  readonly emittedAt: string;
  readonly value: string;
  readonly plays: number;
  readonly location: { readonly country: string };
}

/** Calls an operation, and fails unless the answer has that status and is as it is described. */
export type Drive = (operation: OperationName, status: number, call?: Call) => Promise<Reply>;

/** Makes the function that calls the operations of `emulator`, and notes down in `driven` what it has seen. */
export function createDrive(
  emulator: Emulator,
  driven: Set<string>,
  description: Description | undefined,
): Drive {
  return async (operation, status, call = {}) => {
    const { params = {}, query, body, form, headers = {}, problem, detail } = call;
    const values = new Map<string, string>(Object.entries(params));
    const [method = '', template = ''] = operation.split(' ');
    const path = template.replace(/\{(\w+)\}/g, (_, name: string) => values.get(name) ?? 'unknown');
    const response = await fetch(`${emulator.url}${path}${query ? `?${query}` : ''}`, {
      method,
      headers: { Authorization: basic(emulator.apiKey), ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      ...(form && { body: form }),
    });
    const text = await response.text();
    const reply = JSON.parse(text === '' ? '{}' : text) as Reply;

    const at = `${operation} ${path} ${query ?? ''}: ${text}`;
    assert.equal(response.status, status, at);
    if (problem !== undefined) {
      assert.equal([slugOf(reply), reply.name].filter(Boolean).join(' '), problem, at);
    }
    if (detail) assert.match(reply.detail ?? reply.title, detail, at);
    const schema = description?.operations.get(operation)?.[String(status)];
    if (schema === null) assert.equal(text, '', at);
    if (description && schema) assert.deepEqual(complaints(description.schemas, schema, reply), [], at);
    driven.add(`${operation} ${status}`);
    return reply;
  };
}

/** The last segment of a problem's type; refusals of pages have none. */
function slugOf({ type }: Partial<Reply>): string {
  return type?.split('/').at(-1) ?? '';
}

/** A form with one file. */
export function fileForm(
  content: Buffer | string,
  name: string,
  fields: Record<string, string> = {},
): FormData {
  const form = new FormData();
  for (const [field, value] of Object.entries(fields)) form.append(field, value);
  form.append('file', new Blob([typeof content === 'string' ? content : new Uint8Array(content)]), name);
  return form;
}

/** The beginning of a PNG of that size, which is as much of it as anybody here looks at. */
export function png(width = 16, height = 9): Buffer {
  const head = Buffer.alloc(24);
  head.write('\x89PNG\r\n\x1A\n\0\0\0\rIHDR', 'latin1');
  head.writeUInt32BE(width, 16);
  head.writeUInt32BE(height, 20);
  return head;
}
