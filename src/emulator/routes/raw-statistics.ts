import { parsePeriod } from '../analytics/period.js';
import { json, type Answer } from '../answer.js';
import { paginate } from '../pages.js';
import { problem } from '../problem.js';
import { objectIn } from '../query-values.js';
import { describeEvent, describeSession } from '../resources/session.js';
import { route, type Exchange } from '../router.js';
import type { View } from '../view.js';
import { find } from './find.js';
import { findVideo } from './find-video.js';
import { checkLegacy } from './legacy-analytics.js';

export const rawStatisticsRoutes = [
  route('GET', '/analytics/videos/{videoId}', 'key', (exchange) => {
    checkLegacy(exchange.world.settings);
    const { videoId } = findVideo(exchange);
    return sessions(exchange, videoId);
  }),

  route('GET', '/analytics/live-streams/{liveStreamId}', 'key', (exchange) => {
    checkLegacy(exchange.world.settings);
    const { liveStreamId } = find(exchange, 'liveStreamId', exchange.world.kept.liveStreams);
    return sessions(exchange, liveStreamId);
  }),

  route('GET', '/analytics/sessions/{sessionId}/events', 'key', (exchange) => {
    const { world, record, query } = exchange;
    checkLegacy(world.settings);
    const { events } = find(exchange, 'sessionId', world.kept.views);
    return json(200, paginate(record.path, query, events.map(describeEvent)));
  }),
];

/** The views of a video or live stream in the period that the query asks for. */
function sessions({ query, record, world }: Exchange, mediaId: string): Answer {
  const period = query.get('period');
  if (period === null) throw problem('attribute-required', { name: 'period' });
  const frame = parsePeriod(period);
  if (!frame) {
    const detail = 'This value must be a day, a week, a month, a year, or a range of days.';
    throw problem('invalid-attribute', { detail, name: 'period' });
  }

  const metadata = [...objectIn(query, 'metadata')];
  const wanted = (view: View) =>
    view.mediaId === mediaId &&
    view.startedAt >= frame.from &&
    view.startedAt < frame.to &&
    metadata.every(([key, [value]]) =>
      (view.metadata ?? []).some((pair) => pair.key === key && pair.value === value),
    );
  const { data, pagination } = paginate(record.path, query, world.kept.views.list().filter(wanted));
  return json(200, { data: data.map(describeSession), pagination });
}
