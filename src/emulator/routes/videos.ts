import { acquireSource, readOrigin } from '../acquire-source.js';
import { empty, json } from '../answer.js';
import { readJson } from '../body.js';
import { forgetVideo } from '../forget-video.js';
import { generateLateTexts } from '../generate-texts.js';
import { listAnswer } from '../list-answer.js';
import { unknownMetadata } from '../media/metadata.js';
import { mergePatch } from '../merge-patch.js';
import { problem } from '../problem.js';
import { summaryOf } from '../resources/summary.js';
import { route } from '../router.js';
import { describeVideo, type Video } from '../video.js';
import { readVideoCreation, readVideoPatch } from '../video-attributes.js';
import { videoFilter, videoSortKeys } from '../video-filters.js';
import { describeStatus } from '../video-status.js';
import type { World } from '../world.js';
import { findVideo } from './find-video.js';

export const videoRoutes = [
  route('GET', '/videos', 'key', (exchange) => {
    const { query, world } = exchange;
    const found = world.store.list().reverse().filter(videoFilter(query, world.settings));
    return listAnswer(exchange, found, videoSortKeys, (video) => describeVideo(video, world));
  }),

  route('POST', '/videos', 'key', async ({ body, record, world }) => {
    const { attributes, source } = readVideoCreation(await readJson(body));
    const origin = source === undefined ? undefined : readOrigin(source, world);

    const video = world.store.create(attributes, origin);
    record.videoId = video.videoId;
    if (attributes.transcriptSummary) summarise(video, world);
    if (origin) world.background.run((signal) => acquireSource(video, world, signal));
    return json(origin ? 202 : 201, describeVideo(video, world));
  }),

  route('GET', '/videos/{videoId}', 'key', (exchange) =>
    json(200, describeVideo(findVideo(exchange), exchange.world)),
  ),

  route('PATCH', '/videos/{videoId}', 'key', async (exchange) => {
    const { body, world } = exchange;
    const video = findVideo(exchange);
    const patch = readVideoPatch(await readJson(body));

    if (
      patch.transcriptSummary &&
      world.kept.summaries.list().some(({ videoId }) => videoId === video.videoId)
    ) {
      throw problem('summary-already-exists', { name: 'transcriptSummary' });
    }
    world.store.change(video, { attributes: mergePatch(video.attributes, patch) });
    if (patch.transcriptSummary) summarise(video, world);
    if (patch.language || patch.transcript || patch.transcriptSummary) await generateLateTexts(video, world);
    return json(200, describeVideo(video, world));
  }),

  route('DELETE', '/videos/{videoId}', 'key', async (exchange) => {
    const { world } = exchange;
    const video = findVideo(exchange);

    if (world.settings.videoRestore) world.store.change(video, { discardedAt: world.now() });
    else await forgetVideo(video, world);
    return empty(204);
  }),

  route('GET', '/videos/{videoId}/status', 'key', async (exchange) => {
    const video = findVideo(exchange);
    const { playableAfter, now, media } = exchange.world;
    const { source } = video;
    const metadata = source.state === 'complete' ? await media.metadata(source) : unknownMetadata;
    return json(200, describeStatus(video, metadata, playableAfter, now()));
  }),
];

function summarise({ videoId, attributes }: Video, { kept, now }: World): void {
  const summary = summaryOf(videoId, 'auto', attributes.transcriptSummaryAttributes, now());
  kept.summaries.put(summary.summaryId, summary);
}
