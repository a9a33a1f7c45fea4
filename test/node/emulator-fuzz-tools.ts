import { once } from 'node:events';
import { connect } from 'node:net';
import type { Emulator } from '../../src/emulator/index.js';
import { randomOf } from '../../src/emulator/random.js';
import { call, send } from './emulator-fixture.js';

const seed = Number(process.env.FUZZ_SEED ?? 20_240_119);
export const rounds = 400;

/** Choices that depend on the seed only. */
export class Dice {
  readonly #kind: string;
  #count = 0;

  constructor(kind: string) {
    this.#kind = kind;
  }

  below(limit: number): number {
    return Math.floor(randomOf(seed, `${this.#kind} ${this.#count++}`) * limit);
  }

  pick<T>(options: readonly T[]): T {
    const picked = options[this.below(options.length)];
    if (picked === undefined) throw new Error('There is nothing to pick.');
    return picked;
  }

  bytes(length: number): Buffer {
    return Buffer.from(Array.from({ length }, () => this.below(256)));
  }
}

/** Sends `bytes` as they are, ends or waits, and resolves with all that comes back until the connection is closed. */
export async function raw({ url }: Emulator, bytes: Buffer | string, patience = 300): Promise<string> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  const answer: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => answer.push(chunk)).on('error', () => undefined);
  socket.setTimeout(patience, () => socket.destroy());
  socket.write(bytes);
  await once(socket, 'close');
  return Buffer.concat(answer).toString('latin1');
}

export const documented = [100, 200, 201, 202, 204, 206, 400, 401, 403, 404, 405, 409, 413, 416, 429, 431];

/** Whether each answer in `said` is one that the API documents, or its server gives to what is no HTTP. */
export function isDocumented(said: string): boolean {
  const statuses = Array.from(said.matchAll(/HTTP\/1\.1 (\d{3})/g), ([, status]) => Number(status));
  return statuses.every((status) => documented.includes(status));
}

export async function isAlive(emulator: Emulator): Promise<boolean> {
  const { ok } = await call(emulator, 'GET', '/videos');
  const sent = await send(emulator, Buffer.from('still alive'));
  return ok && sent.status === 201;
}

export const post = (path: string, body: Buffer | string, ...headers: readonly string[]) =>
  Buffer.concat([
    Buffer.from(
      [`POST ${path} HTTP/1.1`, 'Host: emulator', 'Connection: close', ...headers, '', ''].join('\r\n'),
      'latin1',
    ),
    Buffer.from(body),
  ]);
