// Does what a host of serverless functions does: serves `dist`, and calls what is in `api`.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { POST } from './api/upload-token.js';

const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

async function answer({ method, url }) {
  const { href, pathname } = new URL(url, 'http://localhost');
  if (pathname === '/api/upload-token' && method === 'POST') return POST(new Request(href, { method }));

  const file = join('dist', normalize(pathname === '/' ? '/index.html' : pathname));
  const content = await readFile(file).catch(() => undefined);
  const headers = { 'Content-Type': types[extname(file)] ?? 'text/plain' };
  return content ? new Response(content, { headers }) : new Response('Not found', { status: 404 });
}

const server = createServer(async (request, response) => {
  const answered = await answer(request).catch((error) => {
    console.error(error);
    return new Response('Something has failed', { status: 500 });
  });
  response.writeHead(answered.status, Object.fromEntries(answered.headers));
  response.end(Buffer.from(await answered.arrayBuffer()));
});
server.listen(process.env.PORT ?? 3000, () => console.log(`http://localhost:${server.address().port}`));
