import { stat } from 'node:fs/promises';
import { empty, type Answer } from '../answer.js';
import { parseByteRange } from '../byte-range.js';

/** What is known of a file that is served. */
export interface ServedFile {
  readonly path: string;
  readonly type: string;
  /** Without its quotes. */
  readonly etag?: string;
  /** The name under which a browser is to save it, instead of showing it. */
  readonly download?: string;
}

/** Answers with a file, or with the stretch of it that a `Range` header asks for. */
export async function serveFile(
  { path, type, etag, download }: ServedFile,
  rangeHeader?: string,
): Promise<Answer> {
  const { size } = await stat(path);
  const range = parseByteRange(rangeHeader, size);
  const headers = {
    'Content-Type': type,
    'Accept-Ranges': 'bytes',
    ...(etag !== undefined && { ETag: `"${etag}"` }),
    ...(download !== undefined && { 'Content-Disposition': `attachment; filename="${download}"` }),
  };

  if (range.kind === 'unsatisfiable') return empty(416, { 'Content-Range': `bytes */${size}` });
  if (range.kind === 'all') return { status: 200, headers, body: { path, start: 0, end: size } };

  const { start, end } = range;
  const contentRange = `bytes ${start}-${end - 1}/${size}`;
  return { status: 206, headers: { ...headers, 'Content-Range': contentRange }, body: { path, start, end } };
}
