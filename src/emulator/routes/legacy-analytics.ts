import { json, type Answer } from '../answer.js';
import type { Frame } from '../analytics/metrics.js';
import { paginate } from '../pages.js';
import { problem, type Problem } from '../problem.js';
import { countryName } from '../resources/session.js';
import { route, type Exchange } from '../router.js';
import type { Settings } from '../settings.js';
import type { View } from '../view.js';

const day = 24 * 3600 * 1000;

/** One of the two kinds of media that were counted, in the words of the endpoint. */
interface Media {
  readonly type: View['mediaType'];
  readonly idName: 'videoId' | 'liveStreamId';
  readonly noun: string;
  readonly exists: (id: string) => boolean;
}

export const legacyAnalyticsRoutes = [
  route('GET', '/analytics/videos/plays', 'key', (exchange) => {
    const exists = (id: string) => exchange.world.store.get(id) !== undefined;
    return plays(exchange, { type: 'video', idName: 'videoId', noun: 'video', exists });
  }),

  route('GET', '/analytics/live-streams/plays', 'key', (exchange) => {
    const exists = (id: string) => exchange.world.kept.liveStreams.get(id) !== undefined;
    return plays(exchange, { type: 'live-stream', idName: 'liveStreamId', noun: 'live stream', exists });
  }),
];

/** Throws if the endpoints that the API has given up are to be closed. */
export function checkLegacy({ legacyAnalytics }: Pick<Settings, 'legacyAnalytics'>): void {
  if (legacyAnalytics === 'gone') throw problem('unrecognized-request-url');
  if (legacyAnalytics === 'disabled') throw problem('authorization-disabled-analytics');
}

/** How often the media of one kind were played, by the dimension that the query names, most first. */
function plays({ query, record, world }: Exchange, media: Media): Answer {
  checkLegacy(world.settings);
  const { from, to } = readFrame(query, world.now());
  const valueOf = readDimension(query, media);
  const mediaId = readFilter(query, media);

  const counts = new Map<string, number>();
  for (const view of world.kept.views.list()) {
    const inside = view.startedAt >= from && view.startedAt < to && view.seconds > 0;
    if (!inside || view.mediaType !== media.type || (mediaId ?? view.mediaId) !== view.mediaId) continue;
    const value = valueOf(view);
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }

  const rows = Array.from(counts, ([value, count]) => ({ value, plays: count }));
  rows.sort((a, b) => b.plays - a.plays);
  return json(200, paginate(record.path, query, rows));
}

/** Whole days, the last one included, that begin at most 30 days ago. */
function readFrame(query: URLSearchParams, now: number): Frame {
  const from = readDay(query, 'from');
  if (from === undefined) throw mustBeText('from');
  const to = readDay(query, 'to') ?? now;

  if (from < now - 31 * day) throw refusal('from', 'This value must be within the last 30 days.');
  if (to < from) throw refusal('to', 'This value must not be before "from".');
  return { from, to: Math.floor(to / day) * day + day };
}

function readDay(query: URLSearchParams, name: string): number | undefined {
  const value = query.get(name);
  if (value === null) return undefined;

  const time = Date.parse(value);
  const exact = /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(time);
  if (!exact) throw refusal(name, 'This value must be a date in the format YYYY-MM-DD.');
  return time;
}

function readDimension(query: URLSearchParams, { idName }: Media): (view: View) => string {
  const dimensions: Readonly<Record<string, (view: View) => string>> = {
    emittedAt: ({ startedAt }) => new Date(Math.floor(startedAt / 3_600_000) * 3_600_000).toISOString(),
    [idName]: ({ mediaId }) => mediaId,
    country: ({ country }) => countryName(country).toLowerCase(),
    deviceType: ({ deviceType }) => deviceType,
    operatingSystem: ({ operatingSystem }) => operatingSystem,
    browser: ({ browser }) => browser,
  };
  const name = query.get('dimension');
  if (name === null) throw mustBeText('dimension');

  const dimension = Object.hasOwn(dimensions, name) ? dimensions[name] : undefined;
  if (dimension) return dimension;
  const values = Object.keys(dimensions).join(',');
  throw refusal('dimension', `This value must be part of the following values: ${values}`);
}

function readFilter(query: URLSearchParams, { idName, noun, exists }: Media): string | undefined {
  const filter = query.get('filter');
  if (filter === null) return undefined;

  const [name, id = '', ...more] = filter.split(':');
  if (name !== idName || id === '' || more.length > 0) {
    throw refusal('filter', `This value must be of the following structure(s): ${idName}:{${idName}}`);
  }
  if (!exists(id)) throw refusal('filter', `This value must refer to an existing ${noun}`);
  return id;
}

function mustBeText(name: string): Problem {
  return problem('invalid-attribute', { detail: 'This value must be of type string.', name });
}

function refusal(name: string, detail: string): Problem {
  return problem('request-invalid-query-parameter', { detail, name });
}
