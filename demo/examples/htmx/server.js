import { ApiVideoClient } from 'apivideo-kit/node';
import express from 'express';
import { readFileSync } from 'node:fs';

const { API_VIDEO_KEY, API_VIDEO_URI, PORT = 3000 } = process.env;
const client = new ApiVideoClient({ apiKey: API_VIDEO_KEY, baseUri: API_VIDEO_URI });
const page = readFileSync('page.html', 'utf8');
const app = express();

app.get('/', async (request, response) => {
  // Ask here who it is: whoever has a token may upload, as long as it lives.
  const { token } = await client.uploadTokens.createToken({ ttl: 3600 });
  response.type('html').send(page.replaceAll('{{token}}', token));
});

// Keep the id here, with what the visitor did. What a visitor sends may be anything: the service knows what is true.
app.post('/videos', express.urlencoded(), async (request, response) => {
  const { videoId } = await client.videos.get(request.body.videoId);
  response.type('html').send(`<li>${videoId}</li>`);
});

app.use('/apivideo-kit', express.static('node_modules/apivideo-kit/dist/cdn'));
app.use('/htmx', express.static('node_modules/htmx.org/dist'));

const server = app.listen(PORT, () => console.log(`http://localhost:${server.address().port}`));
