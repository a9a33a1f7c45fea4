import { trackId } from './resources/text-track.js';
import type { Video } from './video.js';
import type { World } from './world.js';

/** Deletes a video, its files, and all that belongs to it. */
export async function forgetVideo(video: Video, { store, kept }: World): Promise<void> {
  const { videoId } = video;
  const { captions, chapters, summaries } = kept;
  const isOurs = (owned: { readonly videoId: string }) => owned.videoId === videoId;

  for (const { language } of captions.list().filter(isOurs)) captions.delete(trackId(videoId, language));
  for (const { language } of chapters.list().filter(isOurs)) chapters.delete(trackId(videoId, language));
  for (const { summaryId } of summaries.list().filter(isOurs)) summaries.delete(summaryId);
  await store.delete(video);
}

/** Deletes the discarded videos that can no longer be restored. */
export async function forgetExpired(world: World): Promise<void> {
  await Promise.all(world.store.listExpired().map((video) => forgetVideo(video, world)));
}
