import { setTimeout as sleep } from 'node:timers/promises';
import { readyAfter, renditionsOf } from './timeline.js';
import type { Video } from './video.js';
import type { World } from './world.js';

/** Tells webhooks of each quality of a complete video at its time, as long as the video is there. */
export async function announceEncoding(video: Video, world: World, signal: AbortSignal): Promise<void> {
  const { source, attributes, videoId } = video;
  if (source.state !== 'complete') return;

  const begun = performance.now();
  const until = (elapsed: number) =>
    sleep(Math.max(0, begun + elapsed - performance.now()), undefined, { signal, ref: false });

  await until(world.playableAfter);
  // Nobody has to measure the source for webhooks that are not there.
  if (!world.kept.webhooks.list().some(({ events }) => events.includes('video.encoding.quality.completed')))
    return;

  const { height } = await world.media.metadata(source);
  const renditions = renditionsOf({ height: height ?? undefined, mp4Support: attributes.mp4Support });
  for (const [index, { type, quality }] of renditions.entries()) {
    await until(readyAfter(index, world.playableAfter));
    if (world.store.get(videoId) !== video) return;
    world.emit({ type: 'video.encoding.quality.completed', videoId, encoding: type, quality });
  }
}
