import { empty, json } from '../answer.js';
import { readJson } from '../body.js';
import { manifest, mp4, playerJson, segment, thumbnail } from '../delivery/assets.js';
import { readBeacon } from '../delivery/beacon.js';
import { findDelivered } from '../delivery/delivered.js';
import { oembedOf, videoIdAt } from '../delivery/oembed.js';
import { playerPage } from '../delivery/player-page.js';
import { viewerOf } from '../delivery/viewer.js';
import { watch } from '../delivery/watch.js';
import { unknownMetadata } from '../media/metadata.js';
import { problem } from '../problem.js';
import { route, type Exchange, type Route } from '../router.js';
import { isPlayable } from '../video.js';
import type { View } from '../view.js';

const assets = {
  'hls/manifest.m3u8': manifest,
  'mp4/source.mp4': mp4,
  'thumbnail.jpg': thumbnail,
  'player.json': playerJson,
};

/** Each asset of a public video, and the same of a private one. */
const assetRoutes = Object.entries(assets).flatMap(([name, asset]): Route[] => [
  route('GET', `/vod/{videoId}/${name}`, 'open', (exchange) => asset(findDelivered(exchange), exchange)),
  route('GET', `/vod/{videoId}/token/{token}/${name}`, 'open', (exchange) =>
    asset(findDelivered(exchange), exchange),
  ),
]);

export const deliveryRoutes: readonly Route[] = [
  ...assetRoutes,

  route('GET', '/vod/{videoId}/hls/{segment}', 'open', (exchange) =>
    segment(findDelivered(exchange), exchange, exchange.params.segment),
  ),

  route('GET', '/vod/{videoId}/token/{token}/hls/{segment}', 'open', (exchange) =>
    segment(findDelivered(exchange), exchange, exchange.params.segment),
  ),

  route('GET', '/vod/{videoId}/token/{token}/session', 'open', ({ params, world }) => {
    const session = world.privateTokens.exchange(params.videoId, params.token);
    if (session === undefined) throw problem('resource-not-found', { name: 'videoId' });
    return json(200, { session_token: session });
  }),

  route('GET', '/vod/{videoId}', 'open', async (exchange) => {
    const delivered = findDelivered(exchange);
    const { playableAfter, now, media } = exchange.world;
    const { source } = delivered.video;
    const ready = isPlayable(delivered.video, playableAfter, now());
    const realHls = ready && source.state === 'complete' && (await media.hls(source)) !== undefined;
    return playerPage(delivered, { ready, realHls });
  }),

  ...['/oembed', '/oembed/'].map((path) => route('GET', path, 'open', describeEmbed)),

  route('POST', '/collector/watch', 'open', async ({ body, headers, world }) => {
    const beacon = readBeacon(await readJson(body));
    const { sessionId, mediaId, startedAt, referrer } = beacon;
    if (!world.store.get(mediaId)) throw problem('resource-not-found', { name: 'mid' });

    const begun: View = {
      mediaType: 'video',
      mediaId,
      sessionId,
      startedAt,
      referrer,
      ...viewerOf(headers),
      seconds: 0,
      position: 0,
      ended: false,
      events: [],
    };
    world.kept.views.put(sessionId, watch(world.kept.views.get(sessionId) ?? begun, beacon));
    return empty(204);
  }),
];

async function describeEmbed({ query, world }: Exchange) {
  const video = world.store.get(videoIdAt(query.get('url') ?? '', world.url) ?? '');
  if (!video?.attributes.public) throw problem('resource-not-found', { name: 'url' });

  const { source } = video;
  const metadata = source.state === 'complete' ? await world.media.metadata(source) : unknownMetadata;
  return json(200, oembedOf(video, metadata, world.url));
}
