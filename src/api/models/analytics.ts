import type { DateInput, Open } from './open.js';
import type { Page, PageQuery, SortOrder } from './page.js';

/** What can be told as one number. */
export type AggregatedMetric = Open<
  'play' | 'start' | 'end' | 'impression' | 'impression-time' | 'watch-time' | 'ccv' | 'view'
>;

/** How it is told: not every one goes with every metric. */
export type Aggregation = Open<'count' | 'rate' | 'total' | 'average' | 'sum' | 'peak' | 'live'>;

/** What can be told per dimension. */
export type BreakdownMetric = Open<
  'play' | 'play-rate' | 'play-total' | 'start' | 'end' | 'impression' | 'ccv-peak' | 'ccv-average' | 'view'
>;

/** By what numbers are broken down. */
export type Breakdown = Open<
  | 'media-id'
  | 'media-type'
  | 'continent'
  | 'country'
  | 'device-type'
  | 'operating-system'
  | 'browser'
  | 'referrer'
>;

/** What can be told over time. */
export type TimeseriesMetric = Open<
  'play' | 'play-rate' | 'start' | 'end' | 'impression' | 'ccv-peak' | 'ccv-average' | 'view'
>;

/** Which views count. A list means any of its values. */
export interface AnalyticsFilter {
  /** Videos or live streams, by their ids. */
  readonly mediaId?: readonly string[];
  readonly mediaType?: Open<'video' | 'live-stream'>;
  readonly continent?: readonly Open<'AS' | 'AF' | 'NA' | 'SA' | 'AN' | 'EU' | 'AZ'>[];
  /** Two-letter codes. */
  readonly country?: readonly string[];
  readonly deviceType?: readonly Open<
    'computer' | 'phone' | 'tablet' | 'tv' | 'console' | 'wearable' | 'unknown'
  >[];
  readonly operatingSystem?: readonly Open<'windows' | 'mac osx' | 'android' | 'ios' | 'linux'>[];
  readonly browser?: readonly Open<'chrome' | 'firefox' | 'edge' | 'opera'>[];
  /** One tag of the video, in its case. */
  readonly tag?: string;
  /** Addresses of up to 2048 characters; `''` stands for views that came from nowhere. */
  readonly referrer?: readonly string[];
}

/** The period and the views that count. */
export interface AnalyticsQuery {
  /** @default a day before `to` */
  readonly from?: DateInput;
  /** Not included; 30 days after `from` at most. @default now */
  readonly to?: DateInput;
  /** Counts a person once, however often they watch; for `view` and `ccv` only. */
  readonly unique?: boolean;
  /** What counts as a view; for `view` only. @default 5s */
  readonly viewDuration?: Open<'3s' | '5s' | '10s' | '30s'>;
  readonly filterBy?: AnalyticsFilter;
}

export interface BreakdownQuery extends AnalyticsQuery, PageQuery {
  readonly sortBy?: Open<'metricValue' | 'dimensionValue'>;
  readonly sortOrder?: SortOrder;
}

export interface TimeseriesQuery extends AnalyticsQuery, PageQuery {
  /** @default hour for up to two days, day beyond */
  readonly interval?: Open<'minute' | 'hour' | 'day'>;
  readonly sortBy?: Open<'metricValue' | 'emittedAt'>;
  readonly sortOrder?: SortOrder;
}

/** The period that was looked at. */
export interface Timeframe {
  readonly from?: string;
  readonly to?: string;
}

/** What was asked, as the service understood it. Its metrics have more precise names, such as `unique-view-3`. */
export interface AnalyticsContext {
  readonly metric?: string;
  readonly aggregation?: Aggregation;
  readonly breakdown?: Breakdown;
  readonly interval?: Open<'minute' | 'hour' | 'day'>;
  readonly timeframe?: Timeframe;
  readonly [unknownField: string]: unknown;
}

/** A metric as one number. */
export interface AnalyticsAggregatedMetricsResponse {
  readonly context: AnalyticsContext;
  readonly data: number;
  readonly [unknownField: string]: unknown;
}

/** A metric for one value of a dimension. */
export interface BreakdownValue {
  readonly dimensionValue?: string;
  readonly metricValue?: number;
}

/** A metric in one interval. */
export interface TimeseriesValue {
  readonly emittedAt?: string;
  readonly metricValue?: number;
}

export interface AnalyticsMetricsBreakdownResponse extends Page<BreakdownValue> {
  readonly context: AnalyticsContext;
}

export interface AnalyticsMetricsOverTimeResponse extends Page<TimeseriesValue> {
  readonly context: AnalyticsContext;
}
