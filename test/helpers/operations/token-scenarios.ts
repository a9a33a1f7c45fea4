import assert from 'node:assert/strict';
import type { Emulator } from '../../../src/emulator/index.js';
import { fileForm, type Drive } from './driver.js';

export async function authenticates(drive: Drive, { apiKey }: Emulator): Promise<void> {
  const wrong = 'authentication-invalid-user-credentials';

  const { refresh_token: refreshToken } = await drive('POST /auth/api-key', 200, { body: { apiKey } });
  const { access_token: token } = await drive('POST /auth/refresh', 200, { body: { refreshToken } });
  await drive('GET /tags', 200, { headers: { Authorization: `Bearer ${token}` } });
  await drive('POST /auth/refresh', 400, { body: { refreshToken }, problem: wrong });
  await drive('POST /auth/api-key', 400, { body: { apiKey: 'x' }, problem: wrong });
}

export async function mintsUploadTokens(drive: Drive): Promise<void> {
  const forever = await drive('POST /upload-tokens', 200, { body: {} });
  const short = await drive('POST /upload-tokens', 200, { body: { ttl: 60 } });
  const params = { uploadToken: short.token };
  assert.deepEqual([forever.ttl, 'expiresAt' in forever, 'expiresAt' in short], [0, false, true]);

  const ttls = async (query: string) => {
    const { data } = await drive('GET /upload-tokens', 200, { query });
    return data.map(({ ttl }) => ttl);
  };
  assert.deepEqual(await ttls('sortBy=ttl&sortOrder=asc'), [0, 60]);
  assert.deepEqual(await ttls('sortBy=createdAt&sortOrder=asc'), [0, 60]);
  assert.deepEqual(await ttls(''), [60, 0]);
  assert.deepEqual(await drive('GET /upload-tokens/{uploadToken}', 200, { params }), short);
  for (const ttl of [-1, 1.5, '1', 2 ** 31]) {
    await drive('POST /upload-tokens', 400, { body: { ttl }, problem: 'invalid-attribute ttl' });
  }
  await drive('DELETE /upload-tokens/{uploadToken}', 204, { params });
  await drive('DELETE /upload-tokens/{uploadToken}', 404, {
    params,
    problem: 'resource-not-found uploadToken',
  });
  await drive('GET /upload-tokens/{uploadToken}', 404, { params, problem: 'resource-not-found uploadToken' });
}

export async function uploadsWithTokens(drive: Drive, emulator: Emulator): Promise<void> {
  const query = `token=${emulator.createUploadToken().token}`;

  const video = await drive('POST /upload', 201, { query, form: fileForm('x', 'named.mp4') });
  const part = await drive('POST /upload', 201, {
    query,
    form: fileForm(Buffer.alloc(5 * 1024 * 1024), 'b.mp4'),
    headers: { 'Content-Range': 'part 1/2' },
  });

  assert.equal(video.title, 'named.mp4');
  assert.deepEqual(Object.keys(part), ['videoId']);
  await drive('POST /upload', 400, {
    query,
    form: fileForm('x', 'x.mp4'),
    headers: { 'Content-Range': 'lines 1-2/3' },
    problem: 'video-content-range-malformed',
  });
}
