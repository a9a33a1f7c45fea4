import { once } from 'node:events';
import { connect, createServer, type AddressInfo } from 'node:net';
import { startShaper, type Line } from './shaper.js';

const chunk = Buffer.alloc(64 * 1024);

/** What a plain TCP stream gets of a line, in bytes per second, from its first byte to its last at the far end. */
export async function measureLine(line: Line, bytes: number): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const shaper = await startShaper((server.address() as AddressInfo).port, line);
  const sender = connect({ port: shaper.port, host: '127.0.0.1' });
  const receiver = new Promise<number>((resolve, reject) => {
    server.once('connection', (socket) => {
      let since: { readonly time: number; readonly received: number } | undefined;
      let received = 0;
      socket.on('data', ({ length }: Buffer) => {
        const now = performance.now();
        received += length;
        // What comes first came before the clock could run.
        since ??= { time: now, received };
        if (received === bytes) resolve(((bytes - since.received) / (now - since.time)) * 1000);
      });
      socket.once('error', reject);
    });
  });

  for (let sent = 0; sent < bytes; sent += chunk.length) {
    if (!sender.write(chunk.subarray(0, bytes - sent))) await once(sender, 'drain');
  }
  const rate = await receiver;
  sender.destroy();
  await shaper.close();
  server.close();
  return rate;
}
