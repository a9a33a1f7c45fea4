import { randomBytes } from 'node:crypto';
import { json, text, type Answer } from '../answer.js';
import { problem } from '../problem.js';
import type { LiveStream } from '../resources/live-stream.js';
import { thumbnailFile } from '../video.js';
import type { World } from '../world.js';
import { neutralPicture } from './assets.js';
import type { DeliveredLive } from './delivered-live.js';
import { escapeText, pageStyle } from './player-page.js';
import { serveFile } from './serve-file.js';

/** The playlist of a broadcast, which has no segments: the emulator takes in no pictures. */
const playlist = ['#EXTM3U', '#EXT-X-VERSION:3', '#EXT-X-TARGETDURATION:4', '#EXT-X-MEDIA-SEQUENCE:0'];

/** Open while the stream is on air, with an end after it, and not there before its first broadcast. */
export function liveManifest({ stream }: DeliveredLive, world: World): Answer {
  const { broadcasting } = stream;
  if (!broadcasting && !hasBeenOnAir(stream, world)) {
    throw problem('resource-not-found', { name: 'liveStreamId' });
  }

  const end = broadcasting ? [] : ['#EXT-X-ENDLIST'];
  const lines = [...playlist, ...end, ''];
  return text('application/vnd.apple.mpegurl', lines.join('\n'));
}

/** Its own picture, else a neutral one. */
export async function liveThumbnail({ stream }: DeliveredLive, { files }: World): Promise<Answer> {
  const { liveStreamId, thumbnail } = stream;
  return thumbnail === undefined
    ? neutralPicture()
    : serveFile({ path: files.path(liveStreamId, thumbnailFile), type: thumbnail });
}

/** What players read first. In that of a private stream, `:token` stands for the token. */
export function livePlayerJson({ stream }: DeliveredLive, { url }: World): Answer {
  const { liveStreamId, name } = stream;
  const root = `${url}${stream.public ? '/live' : '/live/private/:token'}/${liveStreamId}`;
  return json(200, {
    id: liveStreamId,
    title: name,
    video: { poster: `${root}/thumbnail.jpg`, src: `${root}.m3u8` },
  });
}

/** The page behind `assets.player`: whether the stream is on air, looking again by itself. */
export function livePlayerPage({ stream, root, suffix }: DeliveredLive): Answer {
  const { liveStreamId, name, broadcasting } = stream;
  const nonce = randomBytes(16).toString('base64');
  const sentence = broadcasting
    ? 'On air. The emulator takes in no pictures, so there are none to show.'
    : 'This live stream is not on air.';

  const html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="refresh" content="2; url=/live/${liveStreamId}${suffix}">
<title>${escapeText(name)}</title>
<style nonce="${nonce}">${pageStyle}</style>
</head>
<body><video poster="${root}/${liveStreamId}/thumbnail.jpg${suffix}"></video><p>${sentence}</p></body>
</html>
`;
  const policy = `default-src 'none'; style-src 'nonce-${nonce}'; img-src 'self'; base-uri 'none'`;
  const answer = text('text/html; charset=utf-8', html);
  return { ...answer, headers: { ...answer.headers, 'Content-Security-Policy': policy } };
}

/** A broadcast leaves a recording. */
function hasBeenOnAir({ liveStreamId }: LiveStream, { store }: World): boolean {
  return store
    .list()
    .some(({ origin }) => origin.type === 'liveStream' && origin.liveStreamId === liveStreamId);
}
