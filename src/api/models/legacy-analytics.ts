import type { DateInput, Open } from './open.js';
import type { PageQuery } from './page.js';
import type { Metadata } from './video.js';

interface PlaysQuery extends PageQuery {
  /** First day, within the last 30. */
  readonly from: DateInput;
  /** Last day. @default today */
  readonly to?: DateInput;
  /** `videoId:vi…`, or `liveStreamId:li…`. */
  readonly filter?: string;
}

type Dimension = 'emittedAt' | 'country' | 'deviceType' | 'operatingSystem' | 'browser';

/** Which plays of videos to count. */
export interface VideosPlaysQuery extends PlaysQuery {
  readonly dimension: Open<'videoId' | Dimension>;
}

/** Which plays of live streams to count. */
export interface LiveStreamsPlaysQuery extends PlaysQuery {
  readonly dimension: Open<'liveStreamId' | Dimension>;
}

/** How often something was played, for one value of a dimension. */
export interface AnalyticsData {
  readonly value: string;
  readonly plays: number;
}

export interface SessionQuery extends PageQuery {
  /** `2018-01-01`, `2018-W01`, `2018-01`, `2018`, or two days with a slash between. */
  readonly period: string;
}

export interface VideoSessionQuery extends SessionQuery {
  /** Metadata that the session has. */
  readonly metadata?: Readonly<Record<string, string>>;
}

/** One sitting before a video. */
export interface VideoSessionSession {
  readonly sessionId?: string;
  readonly loadedAt?: string;
  readonly endedAt?: string;
  readonly metadata?: readonly Metadata[];
}

/** One sitting before a live stream. */
export type LiveStreamSessionSession = Omit<VideoSessionSession, 'metadata'>;

/** Where a viewer was. */
export interface VideoSessionLocation {
  readonly country?: string | null;
  readonly city?: string | null;
}

/** Where a live stream was watched. */
export type LiveStreamSessionLocation = VideoSessionLocation;

/** How a viewer came. */
export interface VideoSessionReferrer {
  readonly url?: string | null;
  readonly medium?: string | null;
  readonly source?: string | null;
  readonly searchTerm?: string | null;
}

/** The page from which a viewer of a live stream came. */
export type LiveStreamSessionReferrer = VideoSessionReferrer;

/** What a viewer watched with. */
export interface VideoSessionDevice {
  readonly type?: string | null;
  readonly vendor?: string | null;
  readonly model?: string | null;
}

/** The device on which a live stream was watched. */
export type LiveStreamSessionDevice = VideoSessionDevice;

/** The system on which a video was watched. */
export interface VideoSessionOs {
  readonly name?: string | null;
  readonly shortname?: string | null;
  readonly version?: string | null;
}

/** What a video was watched with. */
export interface VideoSessionClient {
  readonly name?: string | null;
  readonly version?: string | null;
  readonly type?: string | null;
}

/** What a live stream was watched with. */
export type LiveStreamSessionClient = VideoSessionClient;

/** One viewing of a video. */
export interface VideoSession {
  readonly session?: VideoSessionSession;
  readonly location?: VideoSessionLocation;
  readonly referrer?: VideoSessionReferrer;
  readonly device?: VideoSessionDevice;
  readonly os?: VideoSessionOs;
  readonly client?: VideoSessionClient;
  readonly [unknownField: string]: unknown;
}

/** One viewing of a live stream. */
export interface LiveStreamSession {
  readonly session?: LiveStreamSessionSession;
  readonly location?: LiveStreamSessionLocation;
  readonly referrer?: LiveStreamSessionReferrer;
  readonly device?: LiveStreamSessionDevice;
  readonly os?: VideoSessionOs;
  readonly client?: LiveStreamSessionClient;
  readonly [unknownField: string]: unknown;
}

/** Something that a viewer did. Positions in seconds. */
export interface PlayerSessionEvent {
  readonly type?: Open<'ready' | 'play' | 'pause' | 'resume' | 'seek.backward' | 'seek.forward' | 'end'>;
  readonly emittedAt?: string;
  readonly at?: number | null;
  readonly from?: number | null;
  readonly to?: number | null;
  readonly [unknownField: string]: unknown;
}
