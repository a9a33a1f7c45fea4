import files from '@fastify/static';
import { ApiVideoClient } from 'apivideo-kit/node';
import fastify from 'fastify';
import { resolve } from 'node:path';

const { API_VIDEO_KEY, API_VIDEO_URI, PORT = 3000 } = process.env;
const client = new ApiVideoClient({ apiKey: API_VIDEO_KEY, baseUri: API_VIDEO_URI });
const app = fastify();

app.post('/api/upload-token', async (request, reply) => {
  // Ask here who it is: whoever has a token may upload, as long as it lives.
  const { token } = await client.uploadTokens.createToken({ ttl: 3600 });
  return reply.type('text/plain').send(token);
});

app.register(files, { root: resolve('dist') });

await app.listen({ port: Number(PORT) });
console.log(`http://localhost:${app.server.address().port}`);
