import type { Announcement } from '../announce-encoding.js';
import type { Grant } from '../credentials.js';
import type { PrivateSession, PrivateToken } from '../private-tokens.js';
import type { Caption, Chapters } from '../resources/text-track.js';
import type { LiveStream } from '../resources/live-stream.js';
import type { PlayerTheme } from '../resources/player-theme.js';
import type { Summary } from '../resources/summary.js';
import type { Watermark } from '../resources/watermark.js';
import type { Webhook } from '../resources/webhook.js';
import type { TokenRow } from '../upload-tokens.js';
import type { View } from '../view.js';
import type { PendingDelivery } from '../webhook-delivery.js';
import type { Collection } from './collection.js';
import type { Database } from './database.js';

/** All that is kept besides the videos, by kind. */
export interface Collections {
  readonly grants: Collection<Grant>;
  readonly uploadTokens: Collection<TokenRow>;
  readonly privateTokens: Collection<PrivateToken>;
  readonly privateSessions: Collection<PrivateSession>;
  readonly captions: Collection<Caption>;
  readonly chapters: Collection<Chapters>;
  readonly liveStreams: Collection<LiveStream>;
  readonly playerThemes: Collection<PlayerTheme>;
  readonly watermarks: Collection<Watermark>;
  readonly webhooks: Collection<Webhook>;
  readonly summaries: Collection<Summary>;
  readonly announcements: Collection<Announcement>;
  readonly deliveries: Collection<PendingDelivery>;
  /** By the id of their session. */
  readonly views: Collection<View>;
}

/** The collections of `database`. */
export function openCollections(database: Database): Collections {
  return {
    grants: database.collection('grants'),
    uploadTokens: database.collection('upload-tokens'),
    privateTokens: database.collection('private-tokens'),
    privateSessions: database.collection('private-sessions'),
    captions: database.collection('captions'),
    chapters: database.collection('chapters'),
    liveStreams: database.collection('live-streams'),
    playerThemes: database.collection('player-themes'),
    watermarks: database.collection('watermarks'),
    webhooks: database.collection('webhooks'),
    summaries: database.collection('summaries'),
    announcements: database.collection('announcements'),
    deliveries: database.collection('deliveries'),
    views: database.collection('views'),
  };
}

/** Empties every collection but those of keys and tokens. */
export function forgetAll(kept: Collections): void {
  const lasting: readonly unknown[] = [kept.grants, kept.uploadTokens];
  for (const collection of Object.values<Pick<Collection<unknown>, 'clear'>>({ ...kept })) {
    if (!lasting.includes(collection)) collection.clear();
  }
}
