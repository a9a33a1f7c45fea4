import type { RequestOptions, Transport } from '../api/call.js';
import type { AccessToken } from '../api/models/access-token.js';
import { auth } from '../api/operations/auth.js';
import { abortable } from '../base/abort.js';
import { ApiVideoError, isApiVideoError } from '../base/error.js';
import { keyMissing, type Authorization, type Authorizer } from './auth.js';
import { inTime } from './in-time.js';

/** What access tokens are made from. At least one of them is given. */
export interface TokenSeed {
  readonly apiKey?: string | undefined;
  /** A token that is there already. */
  readonly accessToken?: string | undefined;
  readonly refreshToken?: string | undefined;
}

interface Issued {
  readonly accessToken: string;
  readonly refreshToken: string | undefined;
  /** In milliseconds since the epoch. */
  readonly expiresAt: number;
  readonly renewAt: number;
}

/** Milliseconds before its end that a token is replaced, and the share of its life if that is less. */
const margin = 60_000;
const marginShare = 0.1;

/**
 * The access token in use: fetched once for all who ask, replaced before it expires or when it is refused. A
 * refresh token works once, so only one replacement is ever under way; where it has failed the key makes another.
 */
export class AccessTokens implements Authorizer {
  readonly #transport: Transport;
  readonly #apiKey: string | undefined;
  readonly #now: () => number;
  #issued: Issued | undefined;
  #replacement: Promise<Issued> | undefined;

  constructor(transport: Transport, { apiKey, accessToken, refreshToken }: TokenSeed, now = Date.now) {
    this.#transport = transport;
    this.#apiKey = apiKey;
    this.#now = now;
    if (accessToken !== undefined) {
      this.#issued = { accessToken, refreshToken, expiresAt: Infinity, renewAt: Infinity };
    }
  }

  async current(signal?: AbortSignal): Promise<Authorization> {
    return authorizationOf(await this.#valid(signal));
  }

  async renew(refused: Authorization, signal?: AbortSignal): Promise<Authorization | undefined> {
    const issued = this.#issued;
    // Somebody else's request was refused before, and has had it replaced.
    if (issued && authorizationOf(issued).header !== refused.header) return this.current(signal);
    if (this.#apiKey === undefined && issued?.refreshToken === undefined) return undefined;
    return authorizationOf(await shared(this.#replace(), signal));
  }

  /** The token itself, and how long it still lives. */
  async token(options: RequestOptions = {}): Promise<AccessToken> {
    const { accessToken, refreshToken, expiresAt } = await inTime(options, (signal) => this.#valid(signal));
    return {
      token_type: 'Bearer',
      access_token: accessToken,
      ...(refreshToken !== undefined && { refresh_token: refreshToken }),
      ...(expiresAt !== Infinity && {
        expires_in: Math.max(0, Math.floor((expiresAt - this.#now()) / 1000)),
      }),
    };
  }

  #valid(signal: AbortSignal | undefined): Promise<Issued> {
    const issued = this.#issued;
    if (issued && !this.#replacement && this.#now() < issued.renewAt) return Promise.resolve(issued);
    return shared(this.#replace(), signal);
  }

  #replace(): Promise<Issued> {
    this.#replacement ??= this.#obtain().finally(() => (this.#replacement = undefined));
    return this.#replacement;
  }

  async #obtain(): Promise<Issued> {
    const issued = await this.#refreshed().catch((error: unknown) => {
      // A refresh token whose answer got lost is as good as used: only the key helps then.
      if (this.#apiKey === undefined || !isApiVideoError(error)) throw error;
      return undefined;
    });
    this.#issued = issued ?? (await this.#authenticated());
    return this.#issued;
  }

  async #refreshed(): Promise<Issued | undefined> {
    const refreshToken = this.#issued?.refreshToken;
    if (refreshToken === undefined) return undefined;

    const { data } = await this.#transport.send<AccessToken>({
      operation: auth.refresh,
      body: { refreshToken },
      secrets: [refreshToken],
    });
    return this.#read(data);
  }

  async #authenticated(): Promise<Issued> {
    const apiKey = this.#apiKey;
    if (apiKey === undefined) throw keyMissing();
    const { data } = await this.#transport.send<AccessToken>({
      operation: auth.authenticate,
      body: { apiKey },
      secrets: [apiKey],
    });
    return this.#read(data);
  }

  #read({ access_token, refresh_token, expires_in = 3600 }: AccessToken): Issued {
    if (typeof access_token !== 'string' || access_token === '') {
      throw new ApiVideoError('bad-answer', 'The answer to an authentication holds no access token.', {
        retryable: true,
      });
    }
    const life = expires_in * 1000;
    const expiresAt = this.#now() + life;
    const renewAt = expiresAt - Math.min(margin, life * marginShare);
    return { accessToken: access_token, refreshToken: refresh_token, expiresAt, renewAt };
  }
}

function authorizationOf({ accessToken }: Issued): Authorization {
  return { header: `Bearer ${accessToken}`, secrets: [accessToken] };
}

/** Waits for what others wait for too: whoever gives up leaves it going. */
function shared<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  return signal ? abortable(promise, signal) : promise;
}
