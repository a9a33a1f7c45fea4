import { json } from '../answer.js';
import { dimensions, isDimension } from '../analytics/dimensions.js';
import {
  listParameters,
  readAnalyticsQuery,
  readInterval,
  type AnalyticsQuery,
} from '../analytics/analytics-query.js';
import { isMetric, metrics, type Frame, type MetricName } from '../analytics/metrics.js';
import { atomDate } from '../atom-date.js';
import { paginate } from '../pages.js';
import { problem } from '../problem.js';
import { route } from '../router.js';
import { sorted } from '../sorting.js';
import type { View } from '../view.js';
import type { World } from '../world.js';

/** The metrics that can be broken down, and what they are called where they are not. */
const breakable: Readonly<Record<string, MetricName>> = {
  play: 'play/count',
  'play-rate': 'play/rate',
  'play-total': 'play/total',
  start: 'start/count',
  end: 'end/count',
  impression: 'impression/count',
  'ccv-peak': 'ccv/peak',
  'ccv-average': 'ccv/average',
  view: 'view/count',
};

const aggregations = ['count', 'rate', 'total', 'average', 'sum', 'peak', 'live'];

export const analyticsRoutes = [
  route('GET', '/data/metrics/{metric}/{aggregation}', 'key', ({ params, query, world }) => {
    const { metric, aggregation } = params;
    const known = Object.keys(metrics).some((name) => name.startsWith(`${metric}/`));
    if (!known || !aggregations.includes(aggregation)) throw problem('unrecognized-request-url');
    const name = `${metric}/${aggregation}`;
    if (!isMetric(name)) {
      const detail = `This aggregation cannot be used with the metric "${metric}".`;
      throw problem('invalid-attribute', { detail, name: 'aggregation' });
    }

    const asked = readAnalyticsQuery(query, metric, world.now());
    const context = { ...contextOf(metric, asked), aggregation };
    return json(200, { context, data: metrics[name](viewsFor(asked, world), asked) });
  }),

  route('GET', '/data/buckets/{metric}/{breakdown}', 'key', ({ params, query, record, world }) => {
    const { metric, breakdown } = params;
    const name = breakableMetric(metric);
    if (!isDimension(breakdown)) throw problem('unrecognized-request-url');

    const asked = readAnalyticsQuery(query, metric, world.now(), listParameters);
    const views = viewsFor(asked, world);
    const values = new Set(views.map(dimensions[breakdown]));
    const buckets = Array.from(values, (dimensionValue) => {
      const members = views.filter((view) => dimensions[breakdown](view) === dimensionValue);
      return { metricValue: metrics[name](members, asked), dimensionValue };
    }).filter(({ metricValue }) => metricValue > 0);

    const keys = {
      metricValue: (bucket: { readonly metricValue: number }) => bucket.metricValue,
      dimensionValue: (bucket: { readonly dimensionValue: string }) => bucket.dimensionValue,
    };
    const page = paginate(record.path, query, sorted(buckets, query, keys));
    return json(200, { context: { ...contextOf(metric, asked), breakdown }, ...page });
  }),

  route('GET', '/data/timeseries/{metric}', 'key', ({ params, query, record, world }) => {
    const { metric } = params;
    const name = metric === 'play-total' ? undefined : breakableMetric(metric);
    if (!name) throw problem('unrecognized-request-url');

    const asked = readAnalyticsQuery(query, metric, world.now(), [...listParameters, 'interval']);
    const interval = readInterval(query, asked.frame);
    const views = viewsFor(asked, world);
    const points = cut(asked.frame, interval.step)
      .map(({ start, frame }) => ({
        emittedAt: atomDate(start),
        metricValue: metrics[name](views, { ...asked, frame }),
      }))
      .filter(({ metricValue }) => metricValue > 0);

    const keys = {
      emittedAt: (point: { readonly emittedAt: string }) => point.emittedAt,
      metricValue: (point: { readonly metricValue: number }) => point.metricValue,
    };
    const page = paginate(record.path, query, sorted(points, query, keys));
    return json(200, { context: { ...contextOf(metric, asked), interval: interval.name }, ...page });
  }),
];

function breakableMetric(metric: string): MetricName {
  const name = Object.hasOwn(breakable, metric) ? breakable[metric] : undefined;
  if (!name) throw problem('unrecognized-request-url');
  return name;
}

function viewsFor({ wants }: AnalyticsQuery, { kept, store }: World): readonly View[] {
  return kept.views.list().filter((view) => wants(view, store.get(view.mediaId)?.attributes.tags ?? []));
}

/** What an answer says of the question: views also tell their shortest duration, `view-5`. */
function contextOf(metric: string, { frame, unique, minSeconds }: AnalyticsQuery): object {
  const name = metric === 'view' ? `view-${minSeconds}` : metric;

  return {
    metric: unique ? `unique-${name}` : name,
    timeframe: { from: atomDate(frame.from), to: atomDate(frame.to) },
  };
}

/** Cuts a frame where the intervals of the clock meet; only its first and last piece may be shorter than `step`. */
function cut({ from, to }: Frame, step: number): { start: number; frame: Frame }[] {
  const first = Math.floor(from / step) * step;
  const count = Math.ceil((to - first) / step);

  return Array.from({ length: count }, (_, index) => {
    const start = first + index * step;
    return { start, frame: { from: Math.max(from, start), to: Math.min(to, start + step) } };
  });
}
