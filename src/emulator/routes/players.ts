import { empty, json } from '../answer.js';
import { readJson } from '../body.js';
import { listAnswer } from '../list-answer.js';
import { problem } from '../problem.js';
import {
  createPlayerTheme,
  describePlayerTheme,
  logoFile,
  patchPlayerTheme,
  type PlayerTheme,
} from '../resources/player-theme.js';
import { route } from '../router.js';
import { mediaTypeOf, playerLogo, withSmallFile, type SmallFile } from '../small-file.js';
import type { World } from '../world.js';
import { find } from './find.js';

const sortKeys = {
  createdAt: ({ createdAt }: PlayerTheme) => createdAt,
  updatedAt: ({ updatedAt }: PlayerTheme) => updatedAt,
  name: ({ name = '' }: PlayerTheme) => name,
};

/** In pixels. */
const maxLogo = { width: 200, height: 100 };

const path = '/players/{playerId}';

export const playerRoutes = [
  route('GET', '/players', 'key', (exchange) => {
    const { kept, url } = exchange.world;
    const themes = kept.playerThemes.list();
    return listAnswer(exchange, themes, sortKeys, (theme) => describePlayerTheme(theme, url));
  }),

  route('POST', '/players', 'key', async ({ body, world }) =>
    json(201, keep(createPlayerTheme(await readJson(body), world.now()), world)),
  ),

  route('GET', path, 'key', (exchange) => {
    const { kept, url } = exchange.world;
    return json(200, describePlayerTheme(find(exchange, 'playerId', kept.playerThemes), url));
  }),

  route('PATCH', path, 'key', async (exchange) => {
    const { world, body } = exchange;
    find(exchange, 'playerId', world.kept.playerThemes);
    const patch = await readJson(body);
    const theme = find(exchange, 'playerId', world.kept.playerThemes);
    return json(200, keep(patchPlayerTheme(theme, patch, world.now()), world));
  }),

  route('DELETE', path, 'key', async (exchange) => {
    const { kept, files } = exchange.world;
    const { playerId } = find(exchange, 'playerId', kept.playerThemes);
    kept.playerThemes.delete(playerId);
    await files.remove(playerId);
    return empty(204);
  }),

  route('POST', `${path}/logo`, 'key', (exchange) => {
    const { world } = exchange;
    const { playerId } = find(exchange, 'playerId', world.kept.playerThemes);

    return withSmallFile(exchange, playerLogo, async (form) => {
      const theme = find(exchange, 'playerId', world.kept.playerThemes);
      checkSize(form);
      await world.files.keep(form.file.path, playerId, logoFile);
      const link = form.fields.get('link');
      const logo = { mediaType: mediaTypeOf(form), ...(link && { link }) };
      return json(201, keep({ ...theme, logo, updatedAt: world.now() }, world));
    });
  }),

  route('DELETE', `${path}/logo`, 'key', async (exchange) => {
    const { world } = exchange;
    const theme = find(exchange, 'playerId', world.kept.playerThemes);
    keep({ ...theme, logo: undefined, updatedAt: world.now() }, world);
    await world.files.remove(theme.playerId, logoFile);
    return empty(204);
  }),
];

/** Keeps a theme, and shows it. */
function keep(theme: PlayerTheme, { kept, url }: World): object {
  kept.playerThemes.put(theme.playerId, theme);
  return describePlayerTheme(theme, url);
}

function checkSize({ picture }: SmallFile): void {
  const { width = 0, height = 0 } = picture?.size ?? {};
  if (width <= maxLogo.width && height <= maxLogo.height) return;

  const detail = `It must not be larger than ${maxLogo.width} x ${maxLogo.height} pixels.`;
  throw problem('uploaded-file-invalid-file', { detail });
}
