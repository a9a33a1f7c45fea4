import type {
  AggregatedMetric,
  Aggregation,
  AnalyticsAggregatedMetricsResponse,
  AnalyticsMetricsBreakdownResponse,
  AnalyticsMetricsOverTimeResponse,
  AnalyticsQuery,
  Breakdown,
  BreakdownMetric,
  BreakdownQuery,
  TimeseriesMetric,
  TimeseriesQuery,
} from '../models/analytics.js';
import type { AnalyticsData, LiveStreamsPlaysQuery, VideosPlaysQuery } from '../models/legacy-analytics.js';
import type { Page } from '../models/page.js';
import { list } from '../operation-traits.js';
import { operation } from '../operation.js';

/** How videos and live streams were watched. */
export const analytics = {
  /** Tells a metric as one number. */
  getAggregatedMetrics: operation<
    { path: [metric: AggregatedMetric, aggregation: Aggregation]; query?: AnalyticsQuery },
    AnalyticsAggregatedMetricsResponse
  >()('GET', '/data/metrics/{metric}/{aggregation}'),
  /** Tells a metric for each value of a dimension, such as each country. */
  getMetricsBreakdown: list<
    { path: [metric: BreakdownMetric, breakdown: Breakdown]; query?: BreakdownQuery },
    AnalyticsMetricsBreakdownResponse
  >()('/data/buckets/{metric}/{breakdown}'),
  /** Tells a metric for each minute, hour or day. */
  getMetricsOverTime: list<
    { path: [metric: TimeseriesMetric]; query?: TimeseriesQuery },
    AnalyticsMetricsOverTimeResponse
  >()('/data/timeseries/{metric}'),
  /**
   * Counts plays of videos per value of a dimension.
   * @deprecated The service has dropped it in 2024: use `getAggregatedMetrics('play', 'count')`,
   * `getMetricsBreakdown('play', …)` and `getMetricsOverTime('play')`.
   */
  getVideosPlays: list<{ query: VideosPlaysQuery }, Page<AnalyticsData>>()('/analytics/videos/plays', 'day'),
  /**
   * Counts plays of live streams per value of a dimension.
   * @deprecated The service has dropped it in 2024: use `getMetricsBreakdown('play', …)` and
   * `getMetricsOverTime('play')` with `filterBy: { mediaType: 'live-stream' }`.
   */
  getLiveStreamsPlays: list<{ query: LiveStreamsPlaysQuery }, Page<AnalyticsData>>()(
    '/analytics/live-streams/plays',
    'day',
  ),
} as const;
