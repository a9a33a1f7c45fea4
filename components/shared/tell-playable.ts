import { isApiVideoError, type Video } from '../../src/index.js';
import { emit } from './emit.js';
import { clientOf, type UploadAttributes } from './upload-client.js';
import type {} from './upload.events.js';

/** Whether an uploaded video plays already, where the page wants to know. */
export type Playability = 'processing' | 'playable';

/**
 * Waits until `video` plays, and tells so on the host. `onChange` comes before the event; with `undefined` when the
 * video doesn't play in time: it has arrived nevertheless, so nobody is troubled. Nothing more is told once `signal`
 * aborts.
 */
export async function tellPlayable(
  host: HTMLElement & UploadAttributes,
  video: Video,
  { signal, onChange }: { signal: AbortSignal; onChange: (playability: Playability | undefined) => void },
): Promise<void> {
  onChange('processing');
  try {
    await clientOf(host).waitUntilPlayable(video, { signal });
    onChange('playable');
    emit(host, 'video-playable', { video });
  } catch (error) {
    if (!isApiVideoError(error)) throw error; // a bug of ours: let it be seen
    if (!signal.aborted) onChange(undefined);
  }
}
