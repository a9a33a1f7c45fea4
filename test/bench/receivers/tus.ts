import type { IncomingMessage, ServerResponse } from 'node:http';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { FileStore } from '@tus/file-store';
import { EVENTS, Server } from '@tus/server';
import { listen } from '../../../src/emulator/listener.js';
import type { Receiver, Tally } from '../receivers.js';

/** The tus project's own server, behind the same listener as the others. */
export async function startTusReceiver(folder: string): Promise<Receiver> {
  const listener = await listen({ host: '127.0.0.1', port: 0, https: true });
  await mkdir(folder, { recursive: true });
  let tally: Tally = { requests: 0, bytes: 0 };
  const server = new Server({
    path: '/files',
    relativeLocation: true,
    datastore: new FileStore({ directory: folder }),
  });

  server.on(EVENTS.POST_FINISH, (_request, _response, { size = 0 }) => {
    tally = { ...tally, bytes: tally.bytes + size };
  });
  listener.serve(async (request, response) => {
    if (request.method !== 'OPTIONS') tally = { ...tally, requests: tally.requests + 1 };
    // It handles requests of HTTP/2 too, but its types don't say so.
    await server
      .handle(request as IncomingMessage, response as ServerResponse)
      .catch(() => response.destroy());
  });

  return {
    port: Number(new URL(listener.url).port),
    token: '',
    tally: () => tally,
    async reset() {
      tally = { requests: 0, bytes: 0 };
      await Promise.all((await readdir(folder)).map((name) => rm(join(folder, name))));
    },
    close: () => listener.close(),
  };
}
