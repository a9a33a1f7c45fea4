import { ApiVideoClient } from 'apivideo-kit/node';
import express from 'express';

const { API_VIDEO_KEY, API_VIDEO_URI, PORT = 3000 } = process.env;
const client = new ApiVideoClient({ apiKey: API_VIDEO_KEY, baseUri: API_VIDEO_URI });
const app = express();

app.post('/api/upload-token', async (request, response) => {
  // Ask here who it is: whoever has a token may upload, as long as it lives.
  const { token } = await client.uploadTokens.createToken({ ttl: 3600 });
  response.type('text').send(token);
});

app.use(express.static('dist'));

const server = app.listen(PORT, () => console.log(`http://localhost:${server.address().port}`));
