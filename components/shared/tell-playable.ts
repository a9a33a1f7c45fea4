import { isApiVideoError, type ApiVideoClient, type Video } from '../../src/index.js';
import { emit } from './emit.js';
import type {} from './upload.events.js';

/** Whether an uploaded video plays already, where the page wants to know. */
export type Playability = 'processing' | 'playable';

export interface TellPlayableOptions {
  readonly host: HTMLElement;
  readonly client: Pick<ApiVideoClient, 'waitUntilPlayable'>;
  readonly video: Video;
  /** The file that was sent, to be named in the event. */
  readonly file?: File;
  /** Nothing more is told once it aborts. */
  readonly signal: AbortSignal;
  readonly onChange: (playability: Playability | undefined) => void;
}

/**
 * Waits until a video plays, and tells so on the host. `onChange` comes before the event; with `undefined` when the
 * video doesn't play in time: it has arrived nevertheless, so nobody is troubled.
 */
export async function tellPlayable(options: TellPlayableOptions): Promise<void> {
  const { host, client, video, file, signal, onChange } = options;
  onChange('processing');
  try {
    await client.waitUntilPlayable(video, { signal });
    onChange('playable');
    emit(host, 'video-playable', { video, ...(file && { file }) });
  } catch (error) {
    if (!isApiVideoError(error)) throw error; // a bug of ours: let it be seen
    if (!signal.aborted) onChange(undefined);
  }
}
