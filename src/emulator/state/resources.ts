import { Background } from '../background.js';
import { Credentials } from '../credentials.js';
import { PrivateTokens } from '../private-tokens.js';
import { settingsOf, type Settings } from '../settings.js';
import { Store } from '../store.js';
import { UploadTokens } from '../upload-tokens.js';
import type { World } from '../world.js';
import { openCollections } from './collections.js';
import type { State } from './state.js';

/** The part of the world that `state` remembers. */
export type Resources = Pick<
  World,
  | 'credentials'
  | 'store'
  | 'uploadTokens'
  | 'privateTokens'
  | 'kept'
  | 'files'
  | 'settings'
  | 'background'
  | 'saved'
>;

/** Takes up what `state` holds. `now` gives the time, in milliseconds since the epoch. */
export function openResources(
  { database, files }: State,
  now: () => number,
  options: Partial<Settings>,
): Resources {
  const kept = openCollections(database);

  return {
    kept,
    files,
    credentials: new Credentials(kept.grants, now),
    store: new Store(database, files, now),
    uploadTokens: new UploadTokens(kept.uploadTokens, now),
    privateTokens: new PrivateTokens(kept.privateTokens, kept.privateSessions, now),
    settings: settingsOf(options),
    background: new Background(),
    saved: () => database.saved(),
  };
}
