import { randomBytes } from 'node:crypto';
import { newId } from './ids.js';
import { problem } from './problem.js';
import type { Collection } from './state/collection.js';

const lifetimeSeconds = 3600;

/** What `/auth` gives, in the API's own spelling. */
export interface AccessToken {
  readonly token_type: 'Bearer';
  readonly expires_in: number;
  readonly access_token: string;
  readonly refresh_token: string;
}

/** What a secret is good for. `expiresAt` is in milliseconds since the epoch. */
export type Grant =
  | { readonly kind: 'key'; readonly secret: string }
  | { readonly kind: 'refresh'; readonly secret: string }
  | { readonly kind: 'access'; readonly secret: string; readonly expiresAt: number };

/** The project's API key, and the access tokens made from it. */
export class Credentials {
  readonly apiKey: string;
  readonly #now: () => number;
  readonly #grants: Collection<Grant>;
  readonly #projectId = newId('pr');

  constructor(grants: Collection<Grant>, now: () => number) {
    this.#grants = grants;
    this.#now = now;
    this.apiKey = grants.list().find(({ kind }) => kind === 'key')?.secret ?? newId('', 43);
    this.#keep({ kind: 'key', secret: this.apiKey });
  }

  authenticate(apiKey: unknown): AccessToken {
    if (apiKey !== this.apiKey) throw problem('authentication-invalid-user-credentials');
    return this.#issue();
  }

  /** A refresh token works once. */
  refresh(refreshToken: unknown): AccessToken {
    const grant = typeof refreshToken === 'string' ? this.#grants.get(refreshToken) : undefined;
    if (grant?.kind !== 'refresh') throw problem('authentication-invalid-user-credentials');

    this.#grants.delete(grant.secret);
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
    const grant = this.#grants.get(token);
    const expiresAt = grant?.kind === 'access' ? grant.expiresAt : -Infinity;
    if (this.#now() >= expiresAt) throw problem('authentication-invalid-access-token');
  }

  #issue(): AccessToken {
    const token: AccessToken = {
      token_type: 'Bearer',
      expires_in: lifetimeSeconds,
      access_token: tokenOf(this.#projectId, this.#now() / 1000),
      refresh_token: newId('', 64),
    };
    const expiresAt = this.#now() + lifetimeSeconds * 1000;
    this.#keep({ kind: 'access', secret: token.access_token, expiresAt });
    this.#keep({ kind: 'refresh', secret: token.refresh_token });
    return token;
  }

  #keep(grant: Grant): void {
    this.#grants.put(grant.secret, grant);
  }
}

/**
 * A token of the form that the API's have, for those who look into it: a JWT, from `now` on, in seconds since the
 * epoch. Its signature is random, because nobody but the API could verify it.
 */
function tokenOf(projectId: string, now: number): string {
  const header = { typ: 'JWT', alg: 'RS256' };
  const claims = { iat: now, nbf: now, exp: now + lifetimeSeconds, projectId };
  const [head, body] = [header, claims].map((part) =>
    Buffer.from(JSON.stringify(part)).toString('base64url'),
  );
  return `${head}.${body}.${randomBytes(256).toString('base64url')}`;
}
