import { json } from '../answer.js';
import { readJson } from '../body.js';
import { route } from '../router.js';

export const authRoutes = [
  route('POST', '/auth/api-key', 'open', async ({ body, world }) => {
    const { apiKey } = await readJson(body);
    return json(200, world.credentials.authenticate(apiKey));
  }),

  route('POST', '/auth/refresh', 'open', async ({ body, world }) => {
    const { refreshToken } = await readJson(body);
    return json(200, world.credentials.refresh(refreshToken));
  }),
];
