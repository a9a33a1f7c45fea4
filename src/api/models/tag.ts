import type { Open } from './open.js';
import type { PageQuery, SortOrder } from './page.js';

/** A tag in use. */
export interface Tag {
  readonly value?: string;
  /** How many videos have it. The service has been seen to send it as text. */
  readonly videoCount?: number | string;
  readonly [unknownField: string]: unknown;
}

/** Which tags to list. */
export interface TagQuery extends PageQuery {
  /** Text that the tag contains, whatever its case and accents. */
  readonly value?: string;
  readonly sortBy?: Open<'value' | 'videoCount'>;
  readonly sortOrder?: SortOrder;
}
