import type { Transport } from '../api/call.js';
import type { Video } from '../api/models/video.js';
import type { UploadTask } from '../upload/upload-task.js';
import { videoUploadResponse, type VideoUploadResponse } from './video-upload-response.js';

export type PlayableListener = (video: VideoUploadResponse) => void;

/** Those who want to know when a video plays. */
export interface PlayableAudience {
  /** Whether there is anybody: only then is the service asked. */
  readonly any: boolean;
  readonly tell: PlayableListener;
}

/** Tells the audience when the video of `task` plays: once, however often the upload had to be taken up again. */
export function announceWhenDone(
  task: UploadTask,
  transport: Transport,
  audience: PlayableAudience,
  signal: AbortSignal,
): void {
  task.addEventListener('statechange', () => {
    if (task.state !== 'completed') return;
    void task.then((video) => announcePlayable(video, transport, audience, signal));
  });
}

/** Tells that `video` plays. The old classes have no way to tell that it doesn't: then nobody is told anything. */
export async function announcePlayable(
  video: Video,
  transport: Transport,
  audience: PlayableAudience,
  signal?: AbortSignal,
): Promise<void> {
  if (!audience.any) return;
  const loaded = await import('./await-playable.js').catch(() => undefined);
  const wait = { transport, wanted: () => audience.any, signal };
  if (await loaded?.awaitPlayable(video, wait)) audience.tell(videoUploadResponse(video));
}
