import type { Page } from '../models/page.js';
import type {
  PlayerTheme,
  PlayerThemeCreationPayload,
  PlayerThemeQuery,
  PlayerThemeUpdatePayload,
} from '../models/player-theme.js';
import { file, list, type FileInput } from '../operation-traits.js';
import { operation } from '../operation.js';

/** Looks of the player, which videos can share. */
export const playerThemes = {
  /** Lists player themes. */
  list: list<{ query?: PlayerThemeQuery }, Page<PlayerTheme>>()('/players'),
  /** Makes a player theme; what isn't said stays as players usually are. */
  create: operation<{ body?: PlayerThemeCreationPayload }, PlayerTheme>()('POST', '/players'),
  /** Tells all about one player theme. */
  get: operation<undefined, PlayerTheme>()('GET', '/players/{playerId}'),
  /** Changes the fields given, and only those. Viewers see it within ten minutes. */
  update: operation<{ body?: PlayerThemeUpdatePayload }, PlayerTheme>()('PATCH', '/players/{playerId}'),
  /** Deletes a player theme. */
  delete: operation<undefined, undefined>()('DELETE', '/players/{playerId}'),
  /** Puts a picture in the player's corner, and an address behind it: JPEG or PNG, 200 by 100 pixels and 100 KiB at most. */
  uploadLogo: file<FileInput<[link?: string]>, PlayerTheme>()('replaces', '/players/{playerId}/logo', [
    'link',
  ]),
  /** Takes the picture out of the player's corner. */
  deleteLogo: operation<undefined, undefined>()('DELETE', '/players/{playerId}/logo'),
} as const;
