import type { Open } from './open.js';
import type { PageQuery, SortOrder } from './page.js';

/** Addresses at which a live stream is delivered. */
export interface LiveStreamAssets {
  /** HLS manifest. */
  readonly hls?: string;
  /** A ready `<iframe>` tag with the player page. */
  readonly iframe?: string;
  /** Embeddable player page. */
  readonly player?: string;
  readonly thumbnail?: string;
}

/** Another service that a live stream is passed on to. */
export interface RestreamsRequestObject {
  readonly name: string;
  /** An `rtmp:` or `rtmps:` address. */
  readonly serverUrl: string;
  readonly streamKey: string;
}

/** Another service that a live stream is passed on to, as the API tells it. */
export interface RestreamsResponseObject {
  readonly name?: string;
  readonly serverUrl?: string;
  readonly streamKey?: string;
}

/** A live stream: a place that an encoder sends to, and viewers watch. */
export interface LiveStream {
  readonly liveStreamId: string;
  readonly name?: string;
  /** What an encoder needs to send to it. A secret. */
  readonly streamKey?: string;
  /** Whether anyone may watch it; else each view needs a token of its own. */
  readonly public?: boolean;
  readonly assets?: LiveStreamAssets;
  /** The player theme it is shown with. */
  readonly playerId?: string | null;
  /** Whether it is on air. */
  readonly broadcasting?: boolean;
  readonly restreams: readonly RestreamsResponseObject[];
  readonly createdAt?: string;
  readonly updatedAt?: string;
  readonly [unknownField: string]: unknown;
}

/** What a live stream is made of. */
export interface LiveStreamCreationPayload {
  readonly name: string;
  /** `false` makes it private. @default true */
  readonly public?: boolean;
  readonly playerId?: string;
  /** Five at most. */
  readonly restreams?: readonly RestreamsRequestObject[];
}

/** What can be changed about a live stream. */
export interface LiveStreamUpdatePayload {
  readonly name?: string;
  readonly public?: boolean;
  readonly playerId?: string | null;
  /** Five at most; replaced as a whole. */
  readonly restreams?: readonly RestreamsRequestObject[];
}

/** Which live streams to list. */
export interface LiveStreamQuery extends PageQuery {
  readonly streamKey?: string;
  /** Text that the name contains. */
  readonly name?: string;
  readonly sortBy?: Open<'name' | 'createdAt' | 'updatedAt'>;
  readonly sortOrder?: SortOrder;
}
