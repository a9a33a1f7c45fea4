import { empty, json } from '../answer.js';
import { readJson } from '../body.js';
import { generateLateTexts } from '../generate-texts.js';
import { listAnswer } from '../list-answer.js';
import { problem } from '../problem.js';
import {
  createSummary,
  describeSummary,
  patchSummary,
  sourceOf,
  summaryStatus,
  type Summary,
  type SummarySource,
  type SummaryStatus,
} from '../resources/summary.js';
import { route } from '../router.js';
import { isPlayable } from '../video.js';
import type { World } from '../world.js';
import { find } from './find.js';
import { findVideo } from './find-video.js';

const sortKeys = {
  createdAt: ({ createdAt }: Summary) => createdAt,
  updatedAt: ({ updatedAt }: Summary) => updatedAt,
  videoId: ({ videoId }: Summary) => videoId,
};

const path = '/summaries/{summaryId}/source';

export const summaryRoutes = [
  route('GET', '/summaries', 'key', (exchange) => {
    const { query, world } = exchange;
    const is = (name: string, value: string) => (query.get(name) ?? value) === value;
    const found = world.kept.summaries
      .list()
      .filter(
        (summary) =>
          is('videoId', summary.videoId) &&
          is('origin', summary.origin) &&
          is('sourceStatus', statusOf(summary, world)),
      );
    return listAnswer(exchange, found, sortKeys, (summary) =>
      describeSummary(summary, statusOf(summary, world)),
    );
  }),

  route('POST', '/summaries', 'key', async ({ body, world }) => {
    const summary = createSummary(await readJson(body), world.now());
    const video = findVideo({ params: summary, world });
    const { videoId } = video;

    const taken = world.kept.summaries.list().some((other) => other.videoId === videoId);
    if (taken) throw problem('summary-already-exists', { name: 'videoId' });
    world.kept.summaries.put(summary.summaryId, summary);
    await generateLateTexts(video, world);
    return json(201, describeSummary(summary, statusOf(summary, world)));
  }),

  route('DELETE', '/summaries/{summaryId}', 'key', (exchange) => {
    const { summaries } = exchange.world.kept;
    summaries.delete(find(exchange, 'summaryId', summaries).summaryId);
    return empty(204);
  }),

  route('GET', path, 'key', (exchange) => {
    const summary = find(exchange, 'summaryId', exchange.world.kept.summaries);
    return json(200, saidBy(summary, exchange.world));
  }),

  route('PATCH', path, 'key', async (exchange) => {
    const { world, body } = exchange;
    const { summaries } = world.kept;
    find(exchange, 'summaryId', summaries);
    const patch = await readJson(body);
    const summary = find(exchange, 'summaryId', summaries);

    if (statusOf(summary, world) === 'waiting') throw problem('summary-already-exists');
    const changed = patchSummary(summary, saidBy(summary, world), patch, world.now());
    summaries.put(changed.summaryId, changed);
    return json(201, saidBy(changed, world));
  }),
];

function statusOf(summary: Summary, { store, playableAfter, now }: World): SummaryStatus {
  const video = store.get(summary.videoId);
  return summaryStatus(summary, video !== undefined && isPlayable(video, playableAfter, now()));
}

function saidBy(summary: Summary, world: World): SummarySource {
  const title = world.store.get(summary.videoId)?.attributes.title ?? '';
  return sourceOf(summary, statusOf(summary, world), title);
}
