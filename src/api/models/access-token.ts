/** Leave to call the API for a while, made from a key. */
export interface AccessToken {
  /** `Bearer`. */
  readonly token_type?: string;
  /** Seconds it lives. */
  readonly expires_in?: number;
  readonly access_token?: string;
  /** Exchanges for the next token, once. */
  readonly refresh_token?: string;
  readonly [unknownField: string]: unknown;
}

/** What an access token is asked for with. */
export interface AuthenticatePayload {
  readonly apiKey: string;
}

/** What another access token is asked for with. */
export interface RefreshTokenPayload {
  readonly refreshToken: string;
}
