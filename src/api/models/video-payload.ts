import type { TranscriptLanguage } from './language.js';
import type { Open } from './open.js';
import type { PageQuery, SortOrder } from './page.js';
import type { Metadata } from './video.js';

/** What a summary can consist of. */
export type SummaryAttribute = Open<'abstract' | 'takeaways'>;

/** The piece to cut out of a source. Each end as `HH:MM:SS`, with `.milliseconds` or `:frame`, or in seconds. */
export interface VideoClip {
  readonly startTimecode?: string;
  readonly endTimecode?: string;
}

/** An image laid over a video for good. Give one of `top` and `bottom`, and one of `left` and `right`. */
export interface VideoWatermark {
  /** The `watermarkId` of an uploaded image. */
  readonly id?: string;
  /** Distances in `px` or `%` of the video. */
  readonly top?: string;
  readonly left?: string;
  readonly bottom?: string;
  readonly right?: string;
  /** In `px`, in `%` of the video, or `initial`. */
  readonly width?: string;
  readonly height?: string;
  /** In `%`. */
  readonly opacity?: string;
}

/** What may be said about a video when it is made, and later. */
interface VideoDescription {
  readonly description?: string;
  /** `false` makes it private: each view then needs a token of its own. @default true */
  readonly public?: boolean;
  /** Whether it is a 360° video. @default false */
  readonly panoramic?: boolean;
  /** Whether an MP4 is made besides the HLS stream. @default true */
  readonly mp4Support?: boolean;
  readonly tags?: readonly string[];
  readonly metadata?: readonly Metadata[];
  /** The language spoken, which a transcript needs. @default found out by the service */
  readonly language?: TranscriptLanguage | null;
  /** Whether to write down what is said. */
  readonly transcript?: boolean;
  /** Whether to sum it up; needs the transcript. */
  readonly transcriptSummary?: boolean;
  /** What the summary is to consist of. @default both */
  readonly transcriptSummaryAttributes?: readonly SummaryAttribute[];
}

/** A video to be made. */
export interface VideoCreationPayload extends VideoDescription {
  readonly title: string;
  /** Address of a file to fetch, or the `videoId` of a video to copy. Without it, upload the source next. */
  readonly source?: string;
  /** The player theme to show it with. */
  readonly playerId?: string;
  readonly clip?: VideoClip;
  readonly watermark?: VideoWatermark;
}

/** What to change of a video. `tags` and `metadata` are replaced as a whole. */
export interface VideoUpdatePayload extends VideoDescription {
  readonly title?: string;
  /** `null` takes the player theme away. */
  readonly playerId?: string | null;
}

/** What to change of a discarded video. */
export interface DiscardedVideoUpdatePayload {
  /** `false` restores it; nothing else is allowed. */
  readonly discarded?: boolean;
}

/** The frame to use as a thumbnail. */
export interface VideoThumbnailPickPayload {
  /** `HH:MM:SS.ms`, `HH:MM:SS:frame`, or seconds. One past the end means the first frame. */
  readonly timecode: string;
}

/** Which videos to list. All conditions must hold. */
export interface VideoQuery extends PageQuery {
  /** Text that the title contains. */
  readonly title?: string;
  /** Tags that the video has, all of them. */
  readonly tags?: readonly string[];
  /** Metadata that the video has, all of them. */
  readonly metadata?: Readonly<Record<string, string>>;
  readonly description?: string;
  /** The live stream that it is a recording of. */
  readonly liveStreamId?: string;
  readonly sortBy?: Open<'title' | 'createdAt' | 'publishedAt' | 'updatedAt'>;
  readonly sortOrder?: SortOrder;
}
