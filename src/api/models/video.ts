import type { Open } from './open.js';

/** Addresses at which a video is delivered. */
export interface VideoAssets {
  /** Embeddable player page. */
  readonly player?: string;
  /** A ready `<iframe>` tag with the player page. */
  readonly iframe?: string;
  /** HLS manifest. Answers 202 until the video is playable. */
  readonly hls?: string;
  /** JPEG picture. */
  readonly thumbnail?: string;
  /** Progressive MP4; absent for videos made without MP4 support. */
  readonly mp4?: string;
}

/** A word of your own about a video, and its value. */
export interface Metadata {
  readonly key?: string;
  readonly value?: string;
}

/** A link to the live stream of which a video is the recording. */
export interface VideoSourceLiveStreamLink {
  readonly rel?: string;
  readonly uri?: string;
}

/** The live stream that a video is the recording of. */
export interface VideoSourceLiveStream {
  readonly liveStreamId?: string;
  readonly links?: readonly VideoSourceLiveStreamLink[];
}

/** Where a video came from. */
export interface VideoSource {
  readonly uri?: string;
  readonly type?: string;
  /** Set for the recording of a live stream. */
  readonly liveStream?: VideoSourceLiveStream;
}

/** A video, as the API describes it. Only `videoId` is always there. */
export interface Video {
  readonly videoId: string;
  readonly title?: string;
  readonly description?: string | null;
  /** Whether anyone may watch it; else each view needs a token of its own. */
  readonly public?: boolean;
  /** Whether it is a 360° video. */
  readonly panoramic?: boolean;
  /** Whether an MP4 is made besides the HLS stream. */
  readonly mp4Support?: boolean;
  /** The player theme it is shown with; absent where it has none of its own. */
  readonly playerId?: string | null;
  readonly tags?: readonly string[];
  readonly metadata?: readonly Metadata[];
  readonly source?: VideoSource;
  /** `null` for a discarded video. */
  readonly assets?: VideoAssets | null;
  /** IETF tag of the language spoken. */
  readonly language?: string | null;
  /** Who said so: a caller of the API, or the service by itself. */
  readonly languageOrigin?: Open<'api' | 'auto'> | null;
  /** Whether it was deleted and can still be restored. */
  readonly discarded?: boolean;
  /** ATOM date and time, UTC. */
  readonly createdAt?: string;
  readonly publishedAt?: string;
  readonly updatedAt?: string;
  readonly discardedAt?: string | null;
  /** When a discarded video is gone for good. */
  readonly deletesAt?: string | null;
  /** Fields that the service has added since. */
  readonly [unknownField: string]: unknown;
}
