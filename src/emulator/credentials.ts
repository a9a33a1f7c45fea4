import { newId } from './ids.js';
import { problem } from './problem.js';

const lifetimeSeconds = 3600;

/** What `/auth` gives, in the API's own spelling. */
export interface AccessToken {
  readonly token_type: 'Bearer';
  readonly expires_in: number;
  readonly access_token: string;
  readonly refresh_token: string;
}

/** The project's API key, and the access tokens made from it. */
export class Credentials {
  readonly apiKey = newId('', 43);
  readonly #now: () => number;
  /** When each access token ends, in milliseconds since the epoch. */
  readonly #accessTokens = new Map<string, number>();
  readonly #refreshTokens = new Set<string>();

  constructor(now: () => number) {
    this.#now = now;
  }

  authenticate(apiKey: unknown): AccessToken {
    if (apiKey !== this.apiKey) throw problem('authentication-invalid-user-credentials');
    return this.#issue();
  }

  /** A refresh token works once. */
  refresh(refreshToken: unknown): AccessToken {
    const known = typeof refreshToken === 'string' && this.#refreshTokens.delete(refreshToken);
    if (!known) throw problem('authentication-invalid-user-credentials');
    return this.#issue();
  }

  /** Throws the documented problem unless an `Authorization` header opens this project. */
  check(authorization: string | undefined): void {
    if (!authorization) throw problem('authentication-missing-authorization-header');

    const [, scheme = '', value = ''] = /^(basic|bearer) +(\S+)$/i.exec(authorization) ?? [];
    if (scheme.toLowerCase() === 'bearer') this.#checkAccessToken(value);
    else this.#checkBasic(value);
  }

  #checkBasic(value: string): void {
    const pair = Buffer.from(value, 'base64').toString();
    if (!pair.endsWith(':')) throw problem('authentication-invalid-authorization-header-value');
    if (pair !== `${this.apiKey}:`) throw problem('authentication-invalid-api-key');
  }

  #checkAccessToken(token: string): void {
    const expiresAt = this.#accessTokens.get(token) ?? -Infinity;
    if (this.#now() >= expiresAt) throw problem('authentication-invalid-access-token');
  }

  #issue(): AccessToken {
    const token: AccessToken = {
      token_type: 'Bearer',
      expires_in: lifetimeSeconds,
      access_token: newId('', 64),
      refresh_token: newId('', 64),
    };
    this.#accessTokens.set(token.access_token, this.#now() + lifetimeSeconds * 1000);
    this.#refreshTokens.add(token.refresh_token);
    return token;
  }
}
