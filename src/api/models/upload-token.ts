import type { Open } from './open.js';
import type { PageQuery, SortOrder } from './page.js';

/** Leave to upload without a key, which may be given to a page. */
export interface UploadToken {
  readonly token?: string;
  /** Seconds it lives; 0 is for ever. */
  readonly ttl?: number;
  readonly createdAt?: string;
  /** `null` for one that never expires. */
  readonly expiresAt?: string | null;
  readonly [unknownField: string]: unknown;
}

/** What an upload token is made with. */
export interface TokenCreationPayload {
  /** Seconds it is to live, up to 2147483647; 0 is for ever. @default 0 */
  readonly ttl?: number;
}

/** Which upload tokens to list. */
export interface UploadTokenQuery extends PageQuery {
  readonly sortBy?: Open<'createdAt' | 'ttl'>;
  readonly sortOrder?: SortOrder;
}
