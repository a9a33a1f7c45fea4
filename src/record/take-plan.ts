import { throwIfAborted } from '../base/abort.js';
import { onDemand } from '../base/on-demand.js';
import { understood } from '../base/understood.js';
import { loadEngine } from '../file-uploads.js';
import { settled } from '../upload/upload-task.js';
import { recorderSettings, senderOf } from './recording-options.js';
import type { RecorderSettings, RecordingOptions, StreamUploader } from './recording-options.js';
import type { Take } from './take.js';
import type { Told } from './tell-take.js';

/** All that a take needs besides a stream, found to be in order as far as that can be seen without one. */
export interface TakePlan {
  readonly options: RecordingOptions;
  readonly settings: RecorderSettings;
  readonly sender: StreamUploader;
}

const loadTake = onDemand(() => import('./begin-take.js'));

/** Fetches what makes a recording, and what sends it. */
export async function preloadTake(): Promise<void> {
  await Promise.all([loadTake(), loadEngine()]);
}

/**
 * Throws `invalid-option` before anybody is asked for a camera. What is returned begins the take: once all that it
 * needs is there, which is asked for now, so that nothing recorded has to wait for it.
 */
export function planTake(options: RecordingOptions): (stream: MediaStream, told: Told) => Promise<Take> {
  const plan = understood(() => ({
    options,
    settings: recorderSettings(options),
    sender: senderOf(options),
  }));
  const loading = settled(Promise.all([loadTake(), plan.sender.preload?.()]));

  return async (stream, told) => {
    const [{ beginTake }] = await loading;
    throwIfAborted(told.signal);
    return beginTake(plan, stream, told);
  };
}
