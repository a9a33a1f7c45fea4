import { ApiVideoClient } from 'apivideo-kit/node';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';

const { API_VIDEO_KEY, API_VIDEO_URI, PORT = 3000 } = process.env;
const client = new ApiVideoClient({ apiKey: API_VIDEO_KEY, baseUri: API_VIDEO_URI });
const types = { '.html': 'text/html', '.js': 'text/javascript' };
const scripts = 'node_modules/apivideo-kit/dist/cdn';

async function answer({ method, url }, response) {
  const { pathname } = new URL(url, 'http://localhost');

  if (method === 'POST' && pathname === '/api/upload-token') {
    // Ask here who it is: whoever has a token may upload, as long as it lives.
    const { token } = await client.uploadTokens.createToken({ ttl: 3600 });
    response.setHeader('Content-Type', 'text/plain').end(token);
    return;
  }

  const file = pathname.startsWith('/apivideo-kit/')
    ? join(scripts, normalize(pathname.slice('/apivideo-kit'.length)))
    : { '/': 'index.html', '/main.js': 'main.js' }[pathname];
  const content = file && (await readFile(file).catch(() => undefined));
  if (content) response.setHeader('Content-Type', types[extname(file)] ?? 'text/plain').end(content);
  else response.writeHead(404).end();
}

const server = createServer((request, response) => {
  answer(request, response).catch((error) => {
    console.error(error);
    response.writeHead(500).end();
  });
});
server.listen(PORT, () => console.log(`http://localhost:${server.address().port}`));
