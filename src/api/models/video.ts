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

export interface Metadata {
  readonly key?: string;
  readonly value?: string;
}

export interface VideoSource {
  readonly uri?: string;
  readonly type?: string;
}

/** A video, as the API describes it. Only `videoId` is always there. */
export interface Video {
  readonly videoId: string;
  readonly title?: string;
  readonly description?: string | null;
  readonly public?: boolean;
  readonly panoramic?: boolean;
  readonly mp4Support?: boolean;
  readonly playerId?: string | null;
  readonly tags?: readonly string[];
  readonly metadata?: readonly Metadata[];
  readonly source?: VideoSource;
  readonly assets?: VideoAssets | null;
  readonly language?: string | null;
  readonly languageOrigin?: string | null;
  readonly discarded?: boolean;
  /** ATOM date and time, UTC. */
  readonly createdAt?: string;
  readonly publishedAt?: string;
  readonly updatedAt?: string;
  readonly discardedAt?: string | null;
  readonly deletesAt?: string | null;
  /** Fields that the service has added since. */
  readonly [unknownField: string]: unknown;
}
