import type { Open } from './open.js';
import type { PageQuery, SortOrder } from './page.js';
import type { SummaryAttribute } from './video-payload.js';

/** Who writes a summary: the service (`auto`) or you (`api`). */
export type SummaryOrigin = Open<'api' | 'auto'>;

/** Whether a summary has come about. */
export type SummarySourceStatus = Open<'missing' | 'waiting' | 'failed' | 'completed' | 'unprocessable'>;

/** A video summed up; its text is the source of the summary. */
export interface Summary {
  readonly summaryId?: string;
  readonly createdAt?: string;
  readonly updatedAt?: string;
  readonly videoId?: string;
  readonly origin?: SummaryOrigin;
  readonly sourceStatus?: SummarySourceStatus;
  readonly [unknownField: string]: unknown;
}

/** What a summary says. */
export interface SummarySource {
  /** What the video is about, in 20 to 300 words. */
  readonly abstract?: string | null;
  /** Its key points in their order, three at most. */
  readonly takeaways?: readonly string[] | null;
  readonly [unknownField: string]: unknown;
}

/** What to sum up. */
export interface SummaryCreationPayload {
  readonly videoId: string;
  /** `auto` has the service write it; without it, write it yourself with `summaries.update`. */
  readonly origin?: Open<'auto'>;
  /** What the service is to write. @default both */
  readonly attributes?: readonly SummaryAttribute[];
}

/** What can be changed about a summary. */
export interface SummaryUpdatePayload {
  /** What the video is about. */
  readonly abstract?: string;
  /** Its key points in their order, three at most. */
  readonly takeaways?: readonly string[];
}

/** Which summaries to list. */
export interface SummaryQuery extends PageQuery {
  readonly videoId?: string;
  readonly origin?: SummaryOrigin;
  readonly sourceStatus?: SummarySourceStatus;
  readonly sortBy?: Open<'createdAt' | 'updatedAt' | 'videoId'>;
  readonly sortOrder?: SortOrder;
}
