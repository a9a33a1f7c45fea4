import type { TranscriptLanguage } from './language.js';
import type { Open } from './open.js';

interface Emitted<Type extends string> {
  readonly type: Type;
  /** When it happened: ISO date and time with milliseconds. */
  readonly emittedAt: string;
}

/** An encoder has begun to send to a live stream. */
export interface BroadcastStarted extends Emitted<'live-stream.broadcast.started'> {
  readonly liveStreamId: string;
}

/** A live stream has gone off air. */
export interface BroadcastEnded extends Emitted<'live-stream.broadcast.ended'> {
  readonly liveStreamId: string;
}

/** A live stream's recording has become a video. */
export interface SourceRecorded extends Emitted<'video.source.recorded'> {
  readonly liveStreamId: string;
  readonly videoId: string;
}

/** One rendition of a video is ready. */
export interface EncodingQualityCompleted extends Emitted<'video.encoding.quality.completed'> {
  readonly videoId: string;
  /** Set for the recording of a live stream. */
  readonly liveStreamId?: string;
  readonly encoding: Open<'hls' | 'mp4'>;
  readonly quality: Open<'240p' | '360p' | '480p' | '720p' | '1080p' | '2160p'>;
}

/** Captions were made of what is said in a video. */
export interface CaptionGenerated extends Emitted<'video.caption.generated'> {
  readonly videoId: string;
  readonly captionId: string;
  readonly generationMode: Open<'transcript'>;
  readonly language: TranscriptLanguage;
}

/** The service has summed a video up. */
export interface SummaryGenerated extends Emitted<'video.summary.generated'> {
  readonly videoId: string;
  readonly summaryId: string;
}

/** The events known today, told apart by `type`. */
export type KnownWebhookEvent =
  | BroadcastStarted
  | BroadcastEnded
  | SourceRecorded
  | EncodingQualityCompleted
  | CaptionGenerated
  | SummaryGenerated;

/**
 * Any text but the known ones: an enum, as only then does narrowing by a known `type` leave it out. It exists for
 * the compiler alone.
 */
declare enum OtherType {
  Any = 'any other',
}

/** An event that the service has added since this version. */
export type UnknownWebhookEvent = Emitted<OtherType> & Readonly<Record<string, unknown>>;

/** Whatever a webhook can tell of. */
export type WebhookEvent = KnownWebhookEvent | UnknownWebhookEvent;
