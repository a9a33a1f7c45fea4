import type { Assembled } from './assemble.js';
import { atomDate } from './atom-date.js';
import { byteLength, type Piece, type PieceSet } from './parts.js';
import type { Queue } from './queue.js';
import type { VideoAttributes } from './video-attributes.js';

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
      readonly file: Assembled;
      readonly mediaType: string;
      /** In milliseconds since the epoch. */
      readonly completedAt: number;
    };

/** A video and what was received of it. */
export interface Video {
  readonly videoId: string;
  readonly attributes: VideoAttributes;
  /** In milliseconds since the epoch. */
  readonly createdAt: number;
  /** Serialises all that changes the source, as the service's own lock does. */
  readonly exclusive: Queue;
  source: Source;
}

/** The video as the API shows it; `origin` is where its assets live. */
export function describeVideo({ videoId, attributes, createdAt, source }: Video, origin: string): object {
  const { playerId, language, ...shown } = attributes;
  const root = `${origin}/vod/${videoId}`;
  const updatedAt = source.state === 'complete' ? source.completedAt : createdAt;

  return {
    videoId,
    ...shown,
    ...(language && { language }),
    languageOrigin: language ? 'api' : null,
    ...(playerId && { playerId }),
    publishedAt: atomDate(createdAt),
    createdAt: atomDate(createdAt),
    updatedAt: atomDate(updatedAt),
    discarded: false,
    discardedAt: null,
    deletesAt: null,
    source: { type: 'upload', uri: `/videos/${videoId}/source` },
    assets: {
      iframe: `<iframe src="${root}" width="100%" height="100%" frameborder="0" scrolling="no" allowfullscreen="true"></iframe>`,
      player: root,
      hls: `${root}/hls/manifest.m3u8`,
      thumbnail: `${root}/thumbnail.jpg`,
      ...(attributes.mp4Support && { mp4: `${root}/mp4/source.mp4` }),
    },
  };
}

/** The answer of `GET /videos/{videoId}/status`. Nothing is measured in the file, so its metadata is unknown. */
export function describeStatus({ source }: Video, playable: boolean): object {
  return {
    ingest: source.state === 'awaited' ? null : describeIngest(source, playable),
    encoding: {
      playable,
      qualities: [],
      metadata: {
        width: null,
        height: null,
        bitrate: null,
        duration: null,
        framerate: null,
        samplerate: null,
        videoCodec: null,
        audioCodec: null,
        aspectRatio: null,
      },
    },
  };
}

function describeIngest(source: Exclude<Source, { state: 'awaited' }>, playable: boolean): object {
  const { unit, pieces } = source.set;
  const total = source.set.total ?? null;
  const received = source.state === 'complete' ? (playable ? 'ingested' : 'uploaded') : 'uploading';

  return {
    status: received,
    filesize: source.state === 'complete' ? byteLength(pieces) : null,
    receivedBytes:
      unit === 'bytes'
        ? pieces.map(({ start, bytes }) => ({ from: start, to: start + bytes - 1, total }))
        : [],
    receivedParts:
      unit === 'part' ? { parts: pieces.map(({ start }) => start), total } : { parts: [], total: null },
  };
}

/** Whether a player could start, `playableAfter` milliseconds after the source was complete. */
export function isPlayable({ source }: Video, playableAfter: number, now: number): boolean {
  return source.state === 'complete' && now >= source.completedAt + playableAfter;
}
