import { empty, json } from '../answer.js';
import { readJson } from '../body.js';
import { paginate } from '../pages.js';
import { route } from '../router.js';
import { describeStatus, describeVideo, isPlayable } from '../video.js';
import { readVideoAttributes } from '../video-attributes.js';
import { findVideo } from './find-video.js';

export const videoRoutes = [
  route('GET', '/videos', 'key', ({ query, world }) => {
    const title = query.get('title') ?? '';
    const found = world.store.list().filter((video) => video.attributes.title.includes(title));
    const shown = found.map((video) => describeVideo(video, world.url));
    return json(200, paginate('/videos', query, shown));
  }),

  route('POST', '/videos', 'key', async ({ body, record, world }) => {
    const video = world.store.create(readVideoAttributes(await readJson(body)));
    record.videoId = video.videoId;
    return json(201, describeVideo(video, world.url));
  }),

  route('GET', '/videos/{videoId}', 'key', (exchange) =>
    json(200, describeVideo(findVideo(exchange), exchange.world.url)),
  ),

  route('DELETE', '/videos/{videoId}', 'key', async (exchange) => {
    await exchange.world.store.delete(findVideo(exchange));
    return empty(204);
  }),

  route('GET', '/videos/{videoId}/status', 'key', (exchange) => {
    const video = findVideo(exchange);
    const { playableAfter, now } = exchange.world;
    return json(200, describeStatus(video, isPlayable(video, playableAfter, now())));
  }),
];
