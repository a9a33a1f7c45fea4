import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { empty, json, text, type Answer } from '../answer.js';
import { manifestName } from '../media/renditions.js';
import { problem } from '../problem.js';
import type { Exchange } from '../router.js';
import { isPlayable, thumbnailFile, type Source, type Video } from '../video.js';
import type { World } from '../world.js';
import type { Delivered } from './delivered.js';
import { sourceManifest, withSuffix } from './manifest.js';
import { serveFile } from './serve-file.js';

type Asset = (delivered: Delivered, exchange: Exchange) => Answer | Promise<Answer>;

/** How long a manifest is waited for before the answer is "not yet", in milliseconds. */
const patience = 3000;

const picture =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 9" width="1280" height="720">' +
  '<rect width="16" height="9" fill="#1d2026"/><path d="M7 3v3l2.6-1.5z" fill="#8b919c"/></svg>';

/** The HLS manifest; 202 without a body until there is something to play. */
export const manifest: Asset = async ({ video, suffix }, { world }) => {
  const { source } = video;
  if (source.state !== 'complete' || !isPlayable(video, world.playableAfter, world.now())) return empty(202);

  const waiting = new AbortController();
  const folder = await Promise.race([
    world.media.hls(source),
    sleep(patience, 'late' as const, { signal: waiting.signal }),
  ]);
  waiting.abort();
  if (folder === 'late') return empty(202);

  const type = 'application/vnd.apple.mpegurl';
  if (folder === undefined) return text(type, sourceManifest(suffix));
  return text(type, withSuffix(await readFile(join(folder, manifestName), 'utf8'), suffix));
};

/** One segment of the stream, by the name that the manifest gives it. */
export async function segment(
  { video }: Delivered,
  { world, headers }: Exchange,
  name: string,
): Promise<Answer> {
  const folder = /^segment-\d+\.ts$/.test(name) ? await world.media.hls(completeOf(video)) : undefined;
  if (folder === undefined) throw problem('resource-not-found', { name: 'videoId' });

  return serveFile({ path: join(folder, name), type: 'video/mp2t' }, headers.range).catch(
    (error: unknown) => {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
        throw problem('resource-not-found', { name: 'videoId' });
      }
      throw error;
    },
  );
}

/** The source; `?dl=1` saves it. */
export const mp4: Asset = async ({ video }, { headers, query }) => {
  const { file, mediaType, completedAt } = completeOf(video);
  const download = query.get('dl') === '1' ? { download: `${video.videoId}.mp4` } : {};
  const etag = `${video.videoId}-${completedAt}`;
  return serveFile({ path: await file.open(), type: mediaType, etag, ...download }, headers.range);
};

/** The picture that somebody chose, else a frame of the video, else a neutral one. */
export async function thumbnailOf(video: Video, world: World): Promise<Answer> {
  const { thumbnail: chosen } = video;
  if (chosen?.kind === 'image') {
    return serveFile({ path: world.files.path(video.videoId, thumbnailFile), type: chosen.mediaType });
  }

  const path = await frameOf(video, chosen?.seconds ?? 0, world);
  return path === undefined ? neutralPicture() : serveFile({ path, type: 'image/jpeg' });
}

/** The picture of what has none. */
export function neutralPicture(): Answer {
  return text('image/svg+xml', picture);
}

export const thumbnail: Asset = ({ video }, { world }) => thumbnailOf(video, world);

/** What players read first. In that of a private video, `:token` stands for the token. */
export const playerJson: Asset = ({ video, root }, { world }) => {
  const { videoId, attributes } = video;
  const { title, description, panoramic, mp4Support } = attributes;
  const address = (name: string) =>
    `${world.url}${attributes.public ? root : `/vod/${videoId}/token/:token`}/${name}`;

  return json(200, {
    id: videoId,
    title,
    description,
    panoramic,
    video: {
      poster: address('thumbnail.jpg'),
      src: address('hls/manifest.m3u8'),
      ...(mp4Support && { mp4: address('mp4/source.mp4') }),
    },
  });
};

function frameOf({ source }: Video, seconds: number, { media }: World): Promise<string | undefined> {
  return source.state === 'complete' ? media.thumbnail(source, seconds) : Promise.resolve(undefined);
}

function completeOf({ source }: Video): Extract<Source, { state: 'complete' }> {
  if (source.state !== 'complete') throw problem('resource-not-found', { name: 'videoId' });
  return source;
}
