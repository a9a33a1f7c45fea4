import type { Operation } from '../api/operation.js';
import { isApiVideoError, type ApiVideoError } from '../base/error.js';

/** What the system says where a request has not even reached a server. */
const notReached = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/**
 * Whether an operation that has failed with `error` may be sent again. The service knows no idempotency keys: what
 * adds something is repeated only where it was surely not carried out; what reads, sets or removes always, except
 * where the caller's own time is up.
 */
export function mayRepeat(operation: Operation, error: unknown): boolean {
  if (!isApiVideoError(error) || !error.retryable || error.code === 'timeout') return false;
  return isIdempotent(operation) || error.status === 429 || neverArrived(error);
}

/** Whether carrying an operation out twice comes to the same as once. */
function isIdempotent({ method, path, trait }: Operation): boolean {
  if (method !== 'POST') return true;
  return path === '/auth/api-key' || (trait?.kind === 'file' && trait.effect === 'replaces');
}

/** Whether a refusal of a repeated operation says that the first one was carried out, its answer lost. */
export function isDone({ method }: Operation, error: unknown, attempt: number): boolean {
  return method === 'DELETE' && attempt > 1 && isApiVideoError(error) && error.status === 404;
}

function neverArrived(error: ApiVideoError): boolean {
  for (let cause = error.cause; cause instanceof Error; cause = cause.cause) {
    if ('code' in cause && typeof cause.code === 'string' && notReached.has(cause.code)) return true;
  }
  return false;
}
