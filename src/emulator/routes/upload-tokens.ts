import { empty, json } from '../answer.js';
import { readJson } from '../body.js';
import { paginate } from '../pages.js';
import { problem } from '../problem.js';
import { route } from '../router.js';
import { isTtl, maxTtl, type UploadToken } from '../upload-tokens.js';
import type { World } from '../world.js';

export const uploadTokenRoutes = [
  route('GET', '/upload-tokens', 'key', ({ query, world }) =>
    json(200, paginate('/upload-tokens', query, world.uploadTokens.list())),
  ),

  route('POST', '/upload-tokens', 'key', async ({ body, world }) => {
    const { ttl = 0 } = await readJson(body);
    if (!isTtl(ttl)) {
      throw problem('invalid-attribute', {
        name: 'ttl',
        detail: `It must be an integer from 0 to ${maxTtl}.`,
      });
    }
    return json(200, world.uploadTokens.create(ttl));
  }),

  route('GET', '/upload-tokens/{uploadToken}', 'key', ({ params, world }) =>
    json(200, findToken(world, params.uploadToken)),
  ),

  route('DELETE', '/upload-tokens/{uploadToken}', 'key', ({ params, world }) => {
    const { token } = findToken(world, params.uploadToken);
    world.uploadTokens.delete(token);
    return empty(204);
  }),
];

function findToken({ uploadTokens }: World, token: string): UploadToken {
  const found = uploadTokens.get(token);
  if (!found) throw problem('resource-not-found', { name: 'uploadToken' });
  return found;
}
