import { findDeliveredLive } from '../delivery/delivered-live.js';
import { liveManifest, livePlayerJson, livePlayerPage, liveThumbnail } from '../delivery/live-assets.js';
import { problem } from '../problem.js';
import { json } from '../answer.js';
import { route, type Route } from '../router.js';

const assets = {
  '.m3u8': liveManifest,
  '/thumbnail.jpg': liveThumbnail,
  '/player.json': livePlayerJson,
};

/** What is at the addresses among the assets of a live stream, public or private. */
export const liveDeliveryRoutes: readonly Route[] = [
  ...Object.entries(assets).flatMap(([name, asset]): Route[] => [
    route('GET', `/live/{liveStreamId}${name}`, 'open', (exchange) =>
      asset(findDeliveredLive(exchange), exchange.world),
    ),
    route('GET', `/live/private/{token}/{liveStreamId}${name}`, 'open', (exchange) =>
      asset(findDeliveredLive(exchange), exchange.world),
    ),
  ]),

  route('GET', '/live/private/{token}/{liveStreamId}/session', 'open', ({ params, world }) => {
    const session = world.privateTokens.exchange(params.liveStreamId, params.token);
    if (session === undefined) throw problem('resource-not-found', { name: 'liveStreamId' });
    return json(200, { session_token: session });
  }),

  route('GET', '/live/{liveStreamId}', 'open', (exchange) => livePlayerPage(findDeliveredLive(exchange))),
];
