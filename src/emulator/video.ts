import { atomDate } from './atom-date.js';
import type { Piece, PieceSet } from './parts.js';
import type { Queue } from './queue.js';
import type { SourceFile } from './source-file.js';
import type { VideoAttributes } from './video-attributes.js';
import type { World } from './world.js';

/** A piece that lies on disk, as one request brought it. */
export interface StoredPiece extends Piece {
  readonly path: string;
  /** The content type its sender declared. */
  readonly type: string;
  /** In milliseconds since the epoch. */
  readonly receivedAt: number;
}

/** How far the source of a video has come. */
export type Source =
  | { readonly state: 'awaited'; readonly set?: never }
  | { readonly state: 'receiving'; readonly set: PieceSet<StoredPiece> }
  | {
      readonly state: 'complete';
      readonly set: PieceSet<StoredPiece>;
      /** The whole of it on disk. */
      readonly file: SourceFile;
      readonly mediaType: string;
      /** In milliseconds since the epoch. */
      readonly completedAt: number;
    };

/** Where the source comes from. */
export type SourceOrigin =
  | { readonly type: 'upload' }
  /** Downloaded when the video was created. */
  | { readonly type: 'url'; readonly url: string }
  /** Copied from another video when this one was created. */
  | { readonly type: 'copy'; readonly videoId: string }
  | { readonly type: 'liveStream'; readonly liveStreamId: string };

/** What the picture of a video is called among its files. */
export const thumbnailFile = 'thumbnail';

/** The picture of a video that somebody chose: one that was uploaded, or the frame at so many seconds. */
export type Thumbnail =
  | { readonly kind: 'image'; readonly mediaType: string }
  | { readonly kind: 'frame'; readonly seconds: number };

/** A video and what was received of it. Only the store changes it. */
export interface Video {
  readonly videoId: string;
  readonly attributes: VideoAttributes;
  readonly origin: SourceOrigin;
  readonly thumbnail?: Thumbnail;
  /** In milliseconds since the epoch, as the other dates. */
  readonly createdAt: number;
  readonly updatedAt: number;
  /** There only while the video is discarded. */
  readonly discardedAt?: number | undefined;
  /** Serialises all that changes the source, as the service's own lock does. */
  readonly exclusive: Queue;
  readonly source: Source;
}

/** How long a discarded video can be restored, in milliseconds. */
export const restorableFor = 90 * 24 * 3600 * 1000;

/** What the description of a video depends on besides the video. */
type Surroundings = Pick<World, 'url' | 'privateTokens'>;

/** The video as the API shows it. Of a private one, each description has a new token in its assets. */
export function describeVideo(video: Video, world: Surroundings): object {
  const { videoId, attributes, createdAt, updatedAt, discardedAt } = video;
  const { title, description, tags, metadata, playerId, language, panoramic, mp4Support } = attributes;
  const discarded = discardedAt !== undefined;

  return {
    videoId,
    title,
    description,
    public: attributes.public,
    panoramic,
    mp4Support,
    tags,
    metadata,
    ...(language && { language }),
    languageOrigin: language ? 'api' : null,
    ...(playerId && { playerId }),
    publishedAt: atomDate(createdAt),
    createdAt: atomDate(createdAt),
    updatedAt: atomDate(updatedAt),
    discarded,
    discardedAt: discarded ? atomDate(discardedAt) : null,
    deletesAt: discarded ? atomDate(discardedAt + restorableFor) : null,
    source: describeSource(video),
    assets: discarded ? null : describeAssets(video, world),
  };
}

function describeSource({ videoId, origin }: Video): object {
  const uri = `/videos/${videoId}/source`;
  if (origin.type !== 'liveStream') return { type: origin.type === 'url' ? 'url' : 'upload', uri };

  const { liveStreamId } = origin;
  const links = [{ rel: 'self', uri: `/live-streams/${liveStreamId}` }];
  return { type: 'liveStream', uri, liveStream: { liveStreamId, links } };
}

/** Where the files of a video are, without a slash at the end; of a private one, for `token` to open. */
export function fileRoot(videoId: string, url: string, token: string | undefined): string {
  const page = `${url}/vod/${videoId}`;
  return token === undefined ? page : `${page}/token/${token}`;
}

function describeAssets({ videoId, attributes }: Video, { url, privateTokens }: Surroundings): object {
  const page = `${url}/vod/${videoId}`;
  const token = attributes.public ? undefined : privateTokens.issue(videoId);
  const root = fileRoot(videoId, url, token);
  const player = token === undefined ? page : `${page}?token=${token}`;

  return {
    iframe: `<iframe src="${player}" width="100%" height="100%" frameborder="0" scrolling="no" allowfullscreen="true"></iframe>`,
    player,
    hls: `${root}/hls/manifest.m3u8`,
    thumbnail: `${root}/thumbnail.jpg`,
    ...(attributes.mp4Support && { mp4: `${root}/mp4/source.mp4` }),
  };
}

/** Whether a player could start, `playableAfter` milliseconds after the source was complete. */
export function isPlayable({ source }: Video, playableAfter: number, now: number): boolean {
  return source.state === 'complete' && now >= source.completedAt + playableAfter;
}
