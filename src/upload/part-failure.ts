import { ApiVideoError, isApiVideoError } from '../base/error.js';
import type { Reach } from './retry.js';

/** Why nothing is being sent at the moment. */
export type WaitReason = 'offline' | 'rate-limit' | 'backoff' | 'token';

export function waitReason(error: unknown, { offline }: Pick<Reach, 'offline'>): WaitReason {
  const code = isApiVideoError(error) ? error.code : undefined;
  if (code === 'rate-limited') return 'rate-limit';
  if (offline) return 'offline';
  return code === 'token-unavailable' ? 'token' : 'backoff';
}

/** Whether a part may have been stored although its answer was not a good one. */
export function mayHaveArrived(error: unknown): boolean {
  if (!isApiVideoError(error)) return false;
  const { code, status = 0 } = error;
  return (
    code === 'aborted' || code === 'network' || code === 'timeout' || code === 'bad-answer' || status >= 500
  );
}

/**
 * Whether a part that went together with others may have been refused only for that: nobody promises that
 * uploads with a token take parts side by side. Alone, it is sure to be judged for itself.
 */
export function mayBeCollision(error: unknown): boolean {
  return isApiVideoError(error) && !error.retryable && (error.code === 'http' || error.code === 'not-found');
}

export function foreignSource(cause: unknown): ApiVideoError {
  return new ApiVideoError('already-uploaded', 'This video already has a source; upload into another one.', {
    cause,
  });
}
