import { abortable, deadline, throwIfAborted } from '../base/abort.js';
import { ApiVideoError, isApiVideoError } from '../base/error.js';

/** Why a token is asked for: to begin with, or because the last one was refused. */
export interface TokenRequest {
  readonly reason: 'start' | 'expired';
}

/** Fetches an upload token from the site's own server. */
export type TokenProvider = (request: TokenRequest) => string | Promise<string>;

/** A delegated upload token, or the function that fetches one. */
export type UploadToken = string | TokenProvider;

/** Milliseconds a provider may take. */
const providerTimeout = 30_000;

/** Keeps the token in use, and has it replaced when the service refuses it. */
export class TokenSource {
  readonly #origin: UploadToken;
  /** The token, or the question that is under way. */
  #token: Promise<string> | undefined;
  /** The token, once the provider has given it. */
  #given: string | undefined;
  /** Why the provider is asked next; once a token was refused, that stays the reason. */
  #reason: TokenRequest['reason'] = 'start';

  constructor(origin: UploadToken) {
    this.#origin = origin;
  }

  /** The token in use; asks the provider where there is none yet, or it failed the last time. */
  current(signal: AbortSignal): Promise<string> {
    this.#token ??= this.#ask(signal);
    return this.#token;
  }

  /**
   * Another token in place of `refused`. Rejects with `error`, the refusal, where the token is a fixed
   * string or the provider repeats itself.
   */
  async renew(refused: string, error: ApiVideoError, signal: AbortSignal): Promise<string> {
    if (typeof this.#origin === 'string') throw error;

    // Parts that went together are refused together: the first has the token replaced for all of them.
    if (this.#given === refused) {
      this.#reason = 'expired';
      this.#given = this.#token = undefined;
    }
    const token = await this.current(signal);
    if (token === refused) throw error;
    return token;
  }

  async #ask(signal: AbortSignal): Promise<string> {
    const origin = this.#origin;
    const reason = this.#reason;
    if (typeof origin === 'string') return origin;

    throwIfAborted(signal);
    const limit = deadline(providerTimeout, signal);
    try {
      // In a later turn, so that a provider which throws at once fails like any other.
      const asked = Promise.resolve().then(() => origin({ reason }));
      const token: unknown = await abortable(asked, limit.signal);
      if (typeof token === 'string' && token !== '') return (this.#given = token);
      throw new ApiVideoError('token-unavailable', 'The token provider returned no token.');
    } catch (cause) {
      this.#token = undefined;
      throwIfAborted(signal);
      if (isApiVideoError(cause) && cause.code === 'token-unavailable') throw cause;
      const message = limit.signal.aborted
        ? 'The token provider did not answer in time.'
        : 'The token provider failed to deliver an upload token.';
      throw new ApiVideoError('token-unavailable', message, { retryable: true, cause });
    } finally {
      limit.clear();
    }
  }
}
