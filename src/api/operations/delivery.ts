import type { OEmbed, PrivateSession } from '../models/delivery.js';
import { operation } from '../operation.js';

/** What the delivery hosts answer to anyone. */
export const delivery = {
  /** Exchanges a one-time private token for a session. */
  privateSession: operation<undefined, PrivateSession>()(
    'GET',
    '/vod/{videoId}/token/{privateToken}/session',
    'vod',
  ),
  /** The list of a video's qualities; empty until the first of them is there. */
  manifest: {
    ...operation<undefined, string>()('GET', '/vod/{videoId}/hls/manifest.m3u8', 'vod'),
    text: true,
  },
  /** Describes a player page for embedding. */
  oembed: operation<{ query: { url: string } }, OEmbed>()('GET', '/', 'oembed'),
} as const;
