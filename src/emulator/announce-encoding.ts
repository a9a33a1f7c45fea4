import { setTimeout as sleep } from 'node:timers/promises';
import { generateTexts } from './generate-texts.js';
import { readyAfter, renditionsOf } from './timeline.js';
import type { Video } from './video.js';
import type { World } from './world.js';

/** How far the world has been told of the encoding of a video. */
export interface Announcement {
  readonly videoId: string;
  /** How many of its qualities. */
  readonly qualities: number;
}

/** Begins to tell of a video whose source has just become complete. */
export function beginAnnouncement(video: Video, world: World): void {
  const { videoId } = video;
  world.kept.announcements.put(videoId, { videoId, qualities: 0 });
  world.background.run((signal) => announceEncoding(video, world, signal));
}

/** Goes on with what the end of an earlier process has interrupted. */
export function resumeAnnouncements(world: World): void {
  for (const { videoId } of world.kept.announcements.list()) {
    const video = world.store.get(videoId);
    if (video) world.background.run((signal) => announceEncoding(video, world, signal));
    else world.kept.announcements.delete(videoId);
  }
}

/** Makes the texts of a video, and tells webhooks of each of its qualities, at their time, as long as it is there. */
async function announceEncoding(video: Video, world: World, signal: AbortSignal): Promise<void> {
  const { videoId, source } = video;
  const { announcements } = world.kept;
  if (source.state !== 'complete') return;

  const begun = performance.now() - (world.now() - source.completedAt);
  const until = (elapsed: number) =>
    sleep(Math.max(0, begun + elapsed - performance.now()), undefined, { signal, ref: false });

  await until(world.playableAfter);
  await generateTexts(video, world);

  const told = announcements.get(videoId)?.qualities ?? 0;
  for (const [index, { type, quality }] of (await announcedQualities(video, world)).entries()) {
    if (index < told) continue;
    await until(readyAfter(index, world.playableAfter));
    if (world.store.get(videoId) !== video) break;
    world.emit({ type: 'video.encoding.quality.completed', videoId, encoding: type, quality });
    announcements.put(videoId, { videoId, qualities: index + 1 });
  }
  announcements.delete(videoId);
}

/** Nobody has to measure the source for webhooks that are not there. */
async function announcedQualities({ source, attributes }: Video, { kept, media }: World) {
  const heard = kept.webhooks
    .list()
    .some(({ events }) => events.includes('video.encoding.quality.completed'));
  if (!heard || source.state !== 'complete') return [];

  const { height } = await media.metadata(source);
  return renditionsOf({ height: height ?? undefined, mp4Support: attributes.mp4Support });
}
