import type { Answer } from '../answer.js';
import { findDelivered } from '../delivery/delivered.js';
import { problem } from '../problem.js';
import { trackFile, trackId } from '../resources/text-track.js';
import { route, type Exchange } from '../router.js';
import { serveKept } from './kept-files.js';

type TrackExchange = Exchange<{ readonly videoId: string; readonly language: string }>;
type Kind = 'captions' | 'chapters';

/** The files of a public video, and the same of a private one. */
export const textTrackRoutes = (['captions', 'chapters'] satisfies Kind[]).flatMap((kind) => [
  route('GET', `/vod/{videoId}/${kind}/{language}.vtt`, 'open', (exchange) => serve(exchange, kind)),
  route('GET', `/vod/{videoId}/token/{token}/${kind}/{language}.vtt`, 'open', (exchange) =>
    serve(exchange, kind),
  ),
]);

function serve(exchange: TrackExchange, kind: Kind): Promise<Answer> {
  const { videoId } = findDelivered(exchange).video;
  const { files, kept } = exchange.world;
  const track = kept[kind].get(trackId(videoId, exchange.params.language));
  if (!track) throw problem('resource-not-found', { name: 'language' });
  return serveKept(files.path(videoId, trackFile(kind, track.language)), 'text/vtt; charset=utf-8');
}
