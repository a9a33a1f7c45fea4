import { empty, json } from '../answer.js';
import { readJson } from '../body.js';
import { readFields, withoutNulls } from '../fields.js';
import { listAnswer } from '../list-answer.js';
import { problem } from '../problem.js';
import { route } from '../router.js';
import { describeToken, ttlRule, type TokenRow, type UploadToken } from '../upload-tokens.js';
import type { World } from '../world.js';

const sortKeys = {
  createdAt: ({ createdAt }: TokenRow) => createdAt,
  ttl: ({ ttl }: TokenRow) => ttl,
};

export const uploadTokenRoutes = [
  route('GET', '/upload-tokens', 'key', (exchange) =>
    listAnswer(exchange, exchange.world.uploadTokens.list(), sortKeys, describeToken),
  ),

  route('POST', '/upload-tokens', 'key', async ({ body, world }) => {
    const { ttl } = readFields(withoutNulls(await readJson(body)), { ttl: ttlRule });
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
