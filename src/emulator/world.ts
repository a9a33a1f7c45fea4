import type { Background } from './background.js';
import type { Credentials } from './credentials.js';
import type { Files } from './files.js';
import type { Media } from './media/media.js';
import type { PrivateTokens } from './private-tokens.js';
import type { Settings } from './settings.js';
import type { Collections } from './state/collections.js';
import type { Store } from './store.js';
import type { UploadTokens } from './upload-tokens.js';
import type { WebhookEvent } from './webhook-event.js';

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
  /** What opens private videos. */
  readonly privateTokens: PrivateTokens;
  /** All that is kept besides the videos; what was played is among it, as `views`. */
  readonly kept: Collections;
  readonly files: Files;
  readonly settings: Settings;
  readonly background: Background;
  /** What can be made of sources. */
  readonly media: Media;
  /** Resolves once all changes made so far would survive the end of the process. */
  readonly saved: () => Promise<void>;
  /** Tells all webhooks that listen for such an event. Returns at once, whatever becomes of it. */
  readonly emit: (event: WebhookEvent) => void;
}
