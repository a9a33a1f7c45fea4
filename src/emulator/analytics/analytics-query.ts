import { problem, type Problem } from '../problem.js';
import { objectIn } from '../query-values.js';
import type { View } from '../view.js';
import { dimensionOf, dimensions } from './dimensions.js';
import type { Counting, Frame } from './metrics.js';

const day = 24 * 3600 * 1000;
const maxSpan = 30 * day;
const maxReferrer = 2048;
const durations = ['3s', '5s', '10s', '30s'];
const paging = ['currentPage', 'pageSize', 'sortBy', 'sortOrder'];

/** What a request for analytics asks. */
export interface AnalyticsQuery extends Counting {
  /** Tells which views are asked for, whenever they were. */
  readonly wants: (view: View, tags: readonly string[]) => boolean;
}

/** Reads a query about `metric`. Throws the documented problem of what it cannot mean, and of what it may not have. */
export function readAnalyticsQuery(
  query: URLSearchParams,
  metric: string,
  now: number,
  extra: readonly string[] = [],
): AnalyticsQuery {
  const own = [
    ...(metric === 'view' ? ['viewDuration'] : []),
    ...(metric === 'view' || metric.startsWith('ccv') ? ['unique'] : []),
  ];
  const allowed = ['from', 'to', ...own, ...extra];
  for (const name of query.keys()) {
    if (!allowed.includes(name) && !name.startsWith('filterBy[')) {
      throw refusal(name, 'This field was not expected.');
    }
  }

  const unique = query.get('unique') ?? 'false';
  if (unique !== 'true' && unique !== 'false') throw refusal('unique', 'This value must be of type boolean.');
  return {
    frame: readFrame(query, now),
    unique: unique === 'true',
    minSeconds: readDuration(query),
    wants: readFilters(query),
  };
}

/** What lists of analytics may have in their query besides. */
export const listParameters: readonly string[] = paging;

/** The interval of a series, in milliseconds: what is asked for, else an hour up to two days and a day over that. */
export function readInterval(query: URLSearchParams, { from, to }: Frame): { name: string; step: number } {
  const steps: Readonly<Record<string, number>> = { minute: 60_000, hour: 3_600_000, day };
  const name = query.get('interval') ?? (to - from <= 2 * day ? 'hour' : 'day');
  const step = Object.hasOwn(steps, name) ? steps[name] : undefined;

  if (step === undefined) {
    throw refusal('interval', 'This interval is invalid. Use one of "minute", "hour", "day".');
  }
  if (name === 'minute' && to - from > 3_600_000) {
    throw refusal('interval', 'This interval cannot be used with a timeframe over 60 minutes.');
  }
  return { name, step };
}

function readFrame(query: URLSearchParams, now: number): Frame {
  const to = readDate(query, 'to') ?? now;
  const from = readDate(query, 'from') ?? to - day;

  if (from >= to) throw refusal('from', 'This value must be before "to".');
  if (to - from > maxSpan) throw refusal('from', 'The timeframe must not be longer than 30 days.');
  return { from, to };
}

function readDate(query: URLSearchParams, name: string): number | undefined {
  const value = query.get(name);
  if (value === null) return undefined;

  // A plus that was not encoded has become a space.
  const time = Date.parse(value.replace(' ', '+'));
  const isAtom = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+ -]\d\d:\d\d)$/.test(value);
  if (!isAtom || Number.isNaN(time)) throw refusal(name, 'This value must be a date in ATOM format.');
  return time;
}

function readDuration(query: URLSearchParams): number {
  const duration = query.get('viewDuration') ?? '5s';
  if (!durations.includes(duration)) {
    throw refusal('viewDuration', 'This view duration is invalid. Use one of "3s", "5s", "10s", "30s".');
  }
  return Number.parseInt(duration, 10);
}

function readFilters(query: URLSearchParams): AnalyticsQuery['wants'] {
  const filters = Array.from(objectIn(query, 'filterBy'), ([name, values]) => {
    if (name === 'referrer' && values.some((value) => value.length > maxReferrer)) {
      throw refusal(
        'filterBy[referrer]',
        `This value should not contain more than ${maxReferrer} characters.`,
      );
    }
    if (name === 'tag')
      return (_: View, tags: readonly string[]) => values.every((tag) => tags.includes(tag));

    const dimension = dimensionOf(name);
    if (!dimension) throw refusal(`filterBy[${name}]`, 'This field was not expected.');
    return (view: View) => values.includes(dimensions[dimension](view));
  });

  return (view, tags) => filters.every((passes) => passes(view, tags));
}

function refusal(name: string, detail: string): Problem {
  return problem('request-invalid-query-parameter', { detail, name });
}
