import type { Open } from './open.js';
import type { PageQuery, SortOrder } from './page.js';

/** An image that new videos can be marked with. */
export interface Watermark {
  readonly watermarkId?: string;
  readonly createdAt?: string;
  readonly [unknownField: string]: unknown;
}

/** Which watermarks to list. */
export interface WatermarkQuery extends PageQuery {
  readonly sortBy?: Open<'createdAt'>;
  readonly sortOrder?: SortOrder;
}
