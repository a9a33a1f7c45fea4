import { ApiVideoClient } from 'apivideo-kit/node';

const { API_VIDEO_KEY, API_VIDEO_URI } = process.env;
const client = new ApiVideoClient({ apiKey: API_VIDEO_KEY, baseUri: API_VIDEO_URI });

export async function POST() {
  // Ask here who it is: whoever has a token may upload, as long as it lives.
  const { token } = await client.uploadTokens.createToken({ ttl: 3600 });
  return new Response(token);
}
