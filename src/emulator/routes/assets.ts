import { empty, text, type Answer } from '../answer.js';
import { parseByteRange } from '../byte-range.js';
import { playerPage } from '../player-page.js';
import { byteLength } from '../parts.js';
import { problem } from '../problem.js';
import { route } from '../router.js';
import { isPlayable, type Source } from '../video.js';
import { findVideo } from './find-video.js';

// The source is one segment of unknown length; a player learns the real one from the file.
const manifest = [
  '#EXTM3U',
  '#EXT-X-VERSION:4',
  '#EXT-X-PLAYLIST-TYPE:VOD',
  '#EXT-X-TARGETDURATION:86400',
  '#EXTINF:86400,',
  '../mp4/source.mp4',
  '#EXT-X-ENDLIST',
  '',
].join('\n');

const picture =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 9" width="1280" height="720">' +
  '<rect width="16" height="9" fill="#1d2026"/><path d="M7 3v3l2.6-1.5z" fill="#8b919c"/></svg>';

export const assetRoutes = [
  route('GET', '/vod/{videoId}', 'open', (exchange) => {
    const video = findVideo(exchange);
    const { playableAfter, now } = exchange.world;
    const ready = isPlayable(video, playableAfter, now());
    return text('text/html; charset=utf-8', playerPage(video.videoId, video.attributes.title, ready));
  }),

  route('GET', '/vod/{videoId}/hls/manifest.m3u8', 'open', (exchange) => {
    const { playableAfter, now } = exchange.world;
    const ready = isPlayable(findVideo(exchange), playableAfter, now());
    return ready ? text('application/vnd.apple.mpegurl', manifest) : empty(202);
  }),

  route('GET', '/vod/{videoId}/mp4/source.mp4', 'open', (exchange) => {
    const { source } = findVideo(exchange);
    if (source.state !== 'complete') throw problem('resource-not-found', { name: 'videoId' });
    return serveFile(source, exchange.headers.range);
  }),

  route('GET', '/vod/{videoId}/thumbnail.jpg', 'open', (exchange) => {
    findVideo(exchange);
    return text('image/svg+xml', picture);
  }),
];

function serveFile(source: Extract<Source, { state: 'complete' }>, rangeHeader: string | undefined): Answer {
  const { path } = source.file;
  const size = byteLength(source.set.pieces);
  const range = parseByteRange(rangeHeader, size);
  const headers = {
    'Content-Type': source.mediaType,
    'Accept-Ranges': 'bytes',
    ETag: `"${source.file.sha256}"`,
  };

  if (range.kind === 'unsatisfiable') return empty(416, { 'Content-Range': `bytes */${size}` });
  if (range.kind === 'all') return { status: 200, headers, body: { path, start: 0, end: size } };

  const { start, end } = range;
  const contentRange = `bytes ${start}-${end - 1}/${size}`;
  return { status: 206, headers: { ...headers, 'Content-Range': contentRange }, body: { path, start, end } };
}
