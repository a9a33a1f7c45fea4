import { json } from '../answer.js';
import { readJson } from '../body.js';
import { forgetExpired } from '../forget-video.js';
import { invalid, refuse } from '../fields.js';
import { listAnswer } from '../list-answer.js';
import { problem } from '../problem.js';
import { route } from '../router.js';
import { describeVideo, type Video } from '../video.js';
import { videoFilter, videoSortKeys } from '../video-filters.js';
import type { World } from '../world.js';

export const discardedVideoRoutes = [
  route('GET', '/discarded/videos', 'key', async (exchange) => {
    const { query, world } = exchange;
    await forgetExpired(world);
    const found = world.store.listDiscarded().reverse().filter(videoFilter(query, world.settings));
    return listAnswer(exchange, found, videoSortKeys, (video) => describeVideo(video, world));
  }),

  route('GET', '/discarded/videos/{videoId}', 'key', ({ params, world }) =>
    json(200, describeVideo(findDiscarded(params.videoId, world), world)),
  ),

  route('PATCH', '/discarded/videos/{videoId}', 'key', async ({ params, body, world }) => {
    const video = findDiscarded(params.videoId, world);
    const { discarded } = await readJson(body);

    if (discarded !== false) refuse([invalid('discarded', 'Value must be false.')]);
    world.store.change(video, { discardedAt: undefined });
    return json(200, describeVideo(video, world));
  }),
];

function findDiscarded(videoId: string, { store }: World): Video {
  const video = store.listDiscarded().find((discarded) => discarded.videoId === videoId);
  if (!video) throw problem('resource-not-found', { name: 'videoId' });
  return video;
}
