import type { Operation } from './operation.js';

/** Whether an operation is open to everyone, and sent without a key. */
export function isPublic({ path, host }: Operation): boolean {
  return host !== 'api' || path === '/upload' || path.startsWith('/auth/');
}
