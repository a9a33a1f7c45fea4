import type { Credentials } from './credentials.js';
import type { Store } from './store.js';
import type { UploadTokens } from './upload-tokens.js';

/** All that the routes know and change. */
export interface World {
  /** Where the emulator is reached: scheme, host and port. */
  readonly url: string;
  /** In milliseconds since the epoch. */
  readonly now: () => number;
  /** How long a complete source takes to become playable, in milliseconds. */
  readonly playableAfter: number;
  readonly credentials: Credentials;
  readonly store: Store;
  readonly uploadTokens: UploadTokens;
}
