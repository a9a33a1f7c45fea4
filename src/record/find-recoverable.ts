import { onDemand } from '../base/on-demand.js';
import type { RecoverableOptions, RecoverableRecording } from './recoverable.js';
import { senderOf } from './recording-options.js';

const loadRecoverable = onDemand(() => import('./recoverable.js'));

/** The recordings whose pages ended before they had arrived, by code that few pages need. */
export async function findRecoverable(
  options?: RecoverableOptions,
): Promise<readonly RecoverableRecording[]> {
  const { listRecoverable } = await loadRecoverable();
  return listRecoverable(senderOf, options);
}
