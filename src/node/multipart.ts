import { randomUUID } from 'node:crypto';
import type { StreamedBody } from '../api/call.js';

/** A form with one file, whose bytes are read while they are sent. */
export interface StreamedForm {
  /** The fields before the file. */
  readonly fields: Readonly<Record<string, string>>;
  readonly fileName: string;
  /** Media type of the file. */
  readonly type: string;
  /** Bytes of the file. */
  readonly size: number;
  /** The file's bytes, from the beginning. */
  readonly read: () => AsyncGenerator<Uint8Array>;
}

/** Writes a form as `multipart/form-data` (RFC 7578), bit by bit. */
export function streamForm({ fields, fileName, type, size, read }: StreamedForm): StreamedBody {
  const boundary = `form-${randomUUID()}`;
  const disposition = (name: string): string =>
    `--${boundary}\r\nContent-Disposition: form-data; name="${name}"`;
  const head = [
    ...Object.entries(fields).map(([name, value]) => `${disposition(name)}\r\n\r\n${value}\r\n`),
    `${disposition('file')}; filename="${escapeName(fileName)}"\r\nContent-Type: ${type}\r\n\r\n`,
  ];
  const before = new TextEncoder().encode(head.join(''));
  const after = new TextEncoder().encode(`\r\n--${boundary}--\r\n`);

  return {
    type: `multipart/form-data; boundary=${boundary}`,
    size: before.length + size + after.length,
    open: () => streamOf(framed(before, read, after)),
  };
}

async function* framed(
  before: Uint8Array,
  read: () => AsyncGenerator<Uint8Array>,
  after: Uint8Array,
): AsyncGenerator<Uint8Array, void> {
  yield before;
  yield* read();
  yield after;
}

/** Asks for a chunk only when it is wanted: nothing is read ahead, and no chunk copied. */
function streamOf(chunks: AsyncGenerator<Uint8Array, void>): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const next = await chunks.next();
        if (next.done) controller.close();
        else controller.enqueue(next.value);
      },
      async cancel() {
        await chunks.return(undefined);
      },
    },
    { highWaterMark: 0 },
  );
}

/** A name as HTML forms write it. */
function escapeName(name: string): string {
  return name.replace(/["\r\n]/g, (character) => encodeURIComponent(character));
}
