import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

/** A server that knows nothing but files. */
export interface StaticServer {
  /** Without a slash at the end. */
  readonly url: string;
  close(): void;
}

const types: Readonly<Partial<Record<string, string>>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
};

/**
 * Serves the files of `folder` on loopback, and no others, but for the `answers` to some paths, which are texts
 * of the type that their path ends in. `headers` come with each answer.
 */
export async function serveFolder(
  folder: string,
  answers: Readonly<Partial<Record<string, string>>> = {},
  headers: Readonly<Record<string, string>> = {},
): Promise<StaticServer> {
  const server = createServer(({ url = '/' }, response) => {
    const path = normalize(decodeURIComponent(new URL(url, 'http://localhost').pathname));
    const answer = answers[path];
    const reading = answer === undefined ? readFile(join(folder, path)) : Promise.resolve(answer);
    reading.then(
      (content) => {
        response.setHeader('Access-Control-Allow-Origin', '*'); // as CDNs do
        for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
        response.setHeader('Content-Type', types[extname(path)] ?? 'text/plain; charset=utf-8');
        response.end(content);
      },
      () => response.writeHead(404).end(),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
