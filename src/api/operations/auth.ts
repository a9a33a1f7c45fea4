import type { AccessToken, AuthenticatePayload, RefreshTokenPayload } from '../models/access-token.js';
import { operation } from '../operation.js';

/** How a key becomes an access token. Neither counts for rate limits. */
export const auth = {
  /** Exchanges an API key for an access token of an hour. */
  authenticate: operation<{ body: AuthenticatePayload }, AccessToken>()('POST', '/auth/api-key'),
  /** Exchanges a refresh token, which works once, for another access token. */
  refresh: operation<{ body: RefreshTokenPayload }, AccessToken>()('POST', '/auth/refresh'),
} as const;
