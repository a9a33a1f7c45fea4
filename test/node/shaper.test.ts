import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { test, type TestContext } from 'node:test';
import { startShaper, type Line } from '../bench/shaper.js';

/** A line to a server that does `serve` with each connection; gives the port to connect to. */
async function lineTo(t: TestContext, line: Line, serve: (socket: Socket) => void): Promise<number> {
  const server = createServer({ allowHalfOpen: true }, serve).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const shaper = await startShaper((server.address() as AddressInfo).port, line);
  t.after(async () => {
    await shaper.close();
    server.close();
  });
  return shaper.port;
}

/** Sends `bytes`, and resolves with all that comes back. */
function exchange(port: number, bytes: Buffer): Promise<Buffer> {
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
  socket.end(bytes);
  return buffer(socket);
}

test('all bytes pass, in their order, there and back', async (t) => {
  const line = { latency: 3, bytesPerSecond: 50e6, bytesPerSecondEach: 30e6 };
  const port = await lineTo(t, line, (socket) => socket.pipe(socket));
  const sent = [3_000_000, 1, 700_000].map((size) => randomBytes(size));

  const received = await Promise.all(sent.map((bytes) => exchange(port, bytes)));

  assert.ok(received.every((bytes, index) => bytes.equals(sent[index] ?? Buffer.alloc(0))));
});

test('an answer takes a round trip, after one for the connection', async (t) => {
  const port = await lineTo(t, { latency: 30 }, (socket) => socket.pipe(socket));
  const since = performance.now();

  await exchange(port, Buffer.from('hello'));

  assert.ok(performance.now() - since >= 119, 'never sooner than the line allows');
});

test('a sender is held back by a receiver that does not read', async (t) => {
  const port = await lineTo(t, { latency: 1 }, (socket) => socket.pause());
  const socket = connect(port, '127.0.0.1');
  const chunk = Buffer.alloc(1024 * 1024);
  let sent = 0;

  // It ends when nobody takes anything any more: what the kernel holds is limited.
  await new Promise<void>((resolve, reject) => {
    const more = (): void => {
      sent += chunk.length;
      const stuck = setTimeout(resolve, 300);
      socket.write(chunk, (error) => {
        clearTimeout(stuck);
        if (error) reject(error);
        else more();
      });
    };
    more();
  });
  socket.destroy();

  assert.ok(sent < 64 * chunk.length, `${sent} bytes were taken`);
});

test('a reset by chance breaks both ends', async (t) => {
  const ended: Promise<unknown>[] = [];
  const line = { latency: 1, mishaps: { seed: 1, reset: { everyBytes: 100_000 } } };
  const port = await lineTo(t, line, (socket) => {
    // Node ends a connection before it resets it; who reads in between hears of the end only.
    ended.push(once(socket.resume(), 'end').catch(() => undefined));
  });
  const socket = connect(port, '127.0.0.1');
  const broken = once(socket, 'error');
  const timer = setInterval(() => socket.write(Buffer.alloc(100_000)), 1);
  t.after(() => clearInterval(timer));

  const [error] = (await broken) as [NodeJS.ErrnoException];

  clearInterval(timer);
  assert.ok(['ECONNRESET', 'EPIPE'].includes(error.code ?? ''), error.message);
  await Promise.all(ended);
});
