import type { AccessToken } from '../api/models/access-token.js';

/** An access token, under the service's own names and under those of the official client. */
export interface IssuedToken extends AccessToken {
  readonly accessToken: string | undefined;
  readonly refreshToken: string | undefined;
  readonly tokenType: string | undefined;
  /** Seconds it still lives. */
  readonly expiresIn: number | undefined;
}

export function issuedToken(token: AccessToken): IssuedToken {
  return {
    ...token,
    accessToken: token.access_token,
    refreshToken: token.refresh_token,
    tokenType: token.token_type,
    expiresIn: token.expires_in,
  };
}
