import { problem } from '../problem.js';
import type { Exchange } from '../router.js';
import type { Video } from '../video.js';

/** The video that a request names. Throws "not found" for an unknown one. */
export function findVideo({
  params,
  world,
}: Pick<Exchange<{ readonly videoId: string }>, 'params' | 'world'>): Video {
  const video = world.store.get(params.videoId);
  if (!video) throw problem('resource-not-found', { name: 'videoId' });
  return video;
}
