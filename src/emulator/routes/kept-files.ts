import { stat } from 'node:fs/promises';
import type { Answer } from '../answer.js';
import { problem } from '../problem.js';
import { logoFile } from '../resources/player-theme.js';
import { route } from '../router.js';
import { find } from './find.js';

export const keptFileRoutes = [
  route('GET', '/players/{playerId}/logo.png', 'open', (exchange) => {
    const { kept, files } = exchange.world;
    const { playerId, logo } = find(exchange, 'playerId', kept.playerThemes);
    if (!logo) throw problem('resource-not-found', { name: 'playerId' });
    return serveKept(files.path(playerId, logoFile), logo.mediaType);
  }),
];

/** The answer that is the whole file at `path`. */
export async function serveKept(path: string, mediaType: string): Promise<Answer> {
  const { size } = await stat(path);
  return { status: 200, headers: { 'Content-Type': mediaType }, body: { path, start: 0, end: size } };
}
