import { ApiVideoError } from './error.js';
import { sharedAttempt } from './shared-attempt.js';

/**
 * A part of the library that is fetched when it is first needed: `onDemand(() => import('./engine.js'))`. Where it
 * can't be had the call rejects with code `network`, and the next call tries again.
 */
export function onDemand<Module>(load: () => Promise<Module>): () => Promise<Module> {
  return sharedAttempt(async () => {
    try {
      return await load();
    } catch (cause) {
      const message = 'A part of this page could not be loaded. Check the connection and try again.';
      throw new ApiVideoError('network', message, { retryable: true, cause });
    }
  });
}
