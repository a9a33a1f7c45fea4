import { rm } from 'node:fs/promises';
import type { IncomingHttpHeaders } from 'node:http';
import type { Readable } from 'node:stream';
import { finished, pipeline } from 'node:stream/promises';
import { Busboy, type BusboyFileStream, type BusboyInstance } from '@fastify/busboy';
import { FileWriter } from './file-writer.js';
import { maxFileBytes } from './parts.js';
import { problem } from './problem.js';

/** How much the parser takes in, and hands on, before it waits for the other side, in bytes. */
const parsedAhead = 256 * 1024;

/** A file that lies whole on disk at `path`. `name` and `type` are the sender's, and only words. */
export interface ReceivedFile {
  readonly path: string;
  readonly name: string;
  readonly type: string;
  readonly bytes: number;
}

/** The one file of a form, and its text fields (the first of each name). */
export interface ReceivedForm {
  readonly file: ReceivedFile;
  readonly fields: ReadonlyMap<string, string>;
}

interface FormTarget {
  /** Where the file is written. Removed again unless the whole form is fine. */
  readonly path: string;
  /** How large the file may be, in bytes (inclusive). @default 200 MiB, the limit of a part */
  readonly maxBytes?: number;
  /** Hears of each chunk of the file, in bytes. */
  readonly onBytes: (bytes: number) => void;
}

interface OpenFile extends Omit<ReceivedFile, 'bytes'> {
  readonly stream: BusboyFileStream;
}

/** Streams the file of a multipart body to disk. Throws the documented problem for any other number of files. */
export async function receiveForm(
  body: Readable,
  headers: IncomingHttpHeaders,
  target: FormTarget,
): Promise<ReceivedForm> {
  try {
    return await readForm(body, headers, target);
  } catch (error) {
    await rm(target.path, { force: true });
    throw error;
  }
}

async function readForm(
  body: Readable,
  headers: IncomingHttpHeaders,
  { path, onBytes, maxBytes = maxFileBytes }: FormTarget,
): Promise<ReceivedForm> {
  const form = createParser(headers, maxBytes);
  const fields = new Map<string, string>();
  const files: OpenFile[] = [];
  let bytes = 0;

  form.on('field', (name, value) => fields.has(name) || fields.set(name, value));

  const parsed = new Promise<void>((resolve, reject) => {
    form.on('finish', resolve);
    // The parser reports nothing but a broken form here; a broken connection is the body's own error.
    form.on('error', () => reject(problem('invalid-payload')));
  });

  const written = new Promise<void>((resolve, reject) => {
    form.on('file', (_field, stream, name, _encoding, type) => {
      files.push({ stream, path, name, type });
      if (files.length > 1) return void stream.resume();

      stream.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
        onBytes(chunk.length);
      });
      pipeline(stream, new FileWriter(path)).then(resolve, reject);
    });
    form.on('finish', () => files.length === 0 && resolve());
  });

  body.pipe(form);
  try {
    await Promise.all([finished(body, { writable: false }), parsed, written]);
  } catch (error) {
    body.unpipe(form);
    files.forEach(({ stream }) => stream.destroy());
    // The file can be removed only once nobody writes to it any more.
    if (files.length > 0) await Promise.allSettled([written]);
    throw error;
  }

  const [file, ...others] = files;
  if (!file) throw problem('uploaded-file-no-file');
  if (others.length > 0) throw problem('uploaded-file-multiple-files');
  if (file.stream.truncated) throw problem('uploaded-file-too-large');
  if (bytes === 0) throw problem('uploaded-file-empty');

  return { file: { path, name: file.name, type: file.type, bytes }, fields };
}

function createParser(headers: IncomingHttpHeaders, maxBytes: number): BusboyInstance {
  const contentType = headers['content-type'] ?? '';
  if (!/^multipart\/form-data;.*boundary=/i.test(contentType)) throw problem('invalid-payload');

  return new Busboy({
    headers: { ...headers, 'content-type': contentType },
    highWaterMark: parsedAhead,
    fileHwm: parsedAhead,
    // Two files are let in, so that a second one can be told apart from none.
    limits: {
      files: 2,
      fileSize: maxBytes,
      fields: 20,
      fieldSize: 64 * 1024,
      parts: 40,
      headerPairs: 20,
    },
  });
}
