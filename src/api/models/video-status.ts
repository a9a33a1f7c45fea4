import type { Open } from './open.js';

/** Bytes that have arrived, both ends included. */
export interface BytesRange {
  readonly from?: number;
  readonly to?: number;
  readonly total?: number;
}

/** The parts that have arrived. */
export interface ReceivedParts {
  /** Their numbers, sorted. */
  readonly parts?: readonly number[];
  /** `null` until an upload has said how many there will be. */
  readonly total?: number | null;
}

/** How much of a source has arrived. */
export interface VideoStatusIngest {
  readonly status?: Open<'uploading' | 'uploaded' | 'ingesting' | 'ingested' | 'missing'>;
  /** In bytes; `null` while unknown. */
  readonly filesize?: number | null;
  readonly receivedBytes?: readonly BytesRange[];
  readonly receivedParts?: ReceivedParts;
  readonly [unknownField: string]: unknown;
}

/** One rendition of a video. */
export interface Quality {
  readonly type?: Open<'hls' | 'mp4'>;
  readonly quality?: Open<'240p' | '360p' | '480p' | '720p' | '1080p' | '2160p'>;
  readonly status?: Open<'waiting' | 'encoding' | 'encoded' | 'failed'>;
}

/** What the source turned out to be. All `null` until it was looked at. */
export interface VideoStatusEncodingMetadata {
  /** In pixels. */
  readonly width?: number | null;
  /** In pixels. */
  readonly height?: number | null;
  /** In bits per second. */
  readonly bitrate?: number | null;
  /** In seconds. */
  readonly duration?: number | null;
  /** Frames per second. */
  readonly framerate?: number | null;
  /** Audio samples per second. */
  readonly samplerate?: number | null;
  readonly videoCodec?: string | null;
  readonly audioCodec?: string | null;
  /** Such as `16/9`. */
  readonly aspectRatio?: string | null;
}

/** How far the encoding of a video is. */
export interface VideoStatusEncoding {
  /** Whether at least one rendition can be watched. */
  readonly playable?: boolean;
  readonly qualities?: readonly Quality[];
  readonly metadata?: VideoStatusEncodingMetadata;
  readonly [unknownField: string]: unknown;
}

/** How far a video is on its way to its viewers. */
export interface VideoStatus {
  /** `null` while nothing has arrived. */
  readonly ingest?: VideoStatusIngest | null;
  readonly encoding?: VideoStatusEncoding;
  readonly [unknownField: string]: unknown;
}
