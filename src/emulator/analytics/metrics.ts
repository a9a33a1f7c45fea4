import type { View } from '../view.js';

/** A stretch of time, `to` excluded, in milliseconds since the epoch. */
export interface Frame {
  readonly from: number;
  readonly to: number;
}

/** How views are counted. */
export interface Counting {
  readonly frame: Frame;
  /** Whether all views of one person count as one. */
  readonly unique: boolean;
  /** How long a view has to last, in seconds. */
  readonly minSeconds: number;
}

type Metric = (views: readonly View[], counting: Counting) => number;

/** Every number that can be asked for. All are 0 where nothing was viewed. */
export const metrics = {
  'play/count': (views, { frame }) => startedIn(views, frame).filter(hasPlayed).length,
  'play/rate': (views, { frame }) => {
    const shown = startedIn(views, frame);
    return ratio(shown.filter(hasPlayed).length, shown.length);
  },
  'play/total': (views, { frame }) => sum(startedIn(views, frame).map(plays)),
  'start/count': (views, { frame }) => startedIn(views, frame).filter(hasPlayed).length,
  'end/count': (views, { frame }) => startedIn(views, frame).filter(({ ended }) => ended).length,
  'impression/count': (views, { frame }) => startedIn(views, frame).length,
  'impression-time/sum': (views, { frame }) => sum(startedIn(views, frame).map(loadingTime)),
  'impression-time/average': (views, { frame }) => average(startedIn(views, frame).map(loadingTime)),
  'watch-time/sum': (views, { frame }) => sum(startedIn(views, frame).map(({ seconds }) => seconds)),
  'watch-time/average': (views, { frame }) =>
    average(
      startedIn(views, frame)
        .filter(hasPlayed)
        .map(({ seconds }) => seconds),
    ),
  'view/count': (views, { frame, unique, minSeconds }) => {
    const long = startedIn(views, frame).filter(({ seconds }) => seconds >= minSeconds);
    return unique ? new Set(long.map(viewerOf)).size : long.length;
  },
  'ccv/peak': (views, counting) => concurrency(views, counting).peak,
  'ccv/average': (views, counting) => concurrency(views, counting).average,
  'ccv/live': (views, counting) => concurrency(views, counting).last,
} as const satisfies Record<string, Metric>;

export type MetricName = keyof typeof metrics;

/** Whether there is such a number. */
export function isMetric(name: string): name is MetricName {
  return Object.hasOwn(metrics, name);
}

function startedIn(views: readonly View[], { from, to }: Frame): View[] {
  return views.filter(({ startedAt }) => startedAt >= from && startedAt < to);
}

function hasPlayed(view: View): boolean {
  return plays(view) > 0;
}

/** How often it was played from the start. */
function plays({ events, seconds }: View): number {
  const told = events.filter(({ type }) => type === 'play').length;
  return told > 0 ? told : seconds > 0 ? 1 : 0;
}

/** From the opening of the player until there was something to see, in milliseconds. */
function loadingTime({ startedAt, events }: View): number {
  const ready = events.find(({ type }) => type === 'ready');
  return ready ? Math.max(0, ready.emittedAt - startedAt) : 0;
}

function viewerOf({ viewerId, sessionId }: View): string {
  return viewerId ?? sessionId;
}

/** How many watched at the same time: at most, on average over the frame, and in its last moment. */
function concurrency(
  views: readonly View[],
  { frame: { from, to }, unique }: Counting,
): { peak: number; average: number; last: number } {
  const steps = views
    .map((view) => ({
      viewer: unique ? viewerOf(view) : view.sessionId,
      start: Math.max(from, view.startedAt),
      end: Math.min(to, view.startedAt + view.seconds * 1000),
    }))
    .filter(({ start, end }) => start < end)
    .flatMap(({ viewer, start, end }) => [
      { viewer, at: start, by: 1 },
      { viewer, at: end, by: -1 },
    ])
    // Who leaves in the moment another comes was not there with him.
    .sort((a, b) => a.at - b.at || a.by - b.by);

  const watching = new Map<string, number>();
  let [peak, area, since, last] = [0, 0, from, 0];
  for (const { viewer, at, by } of steps) {
    area += watching.size * (at - since);
    since = at;
    if (at < to) last = watching.size;
    const count = (watching.get(viewer) ?? 0) + by;
    if (count > 0) watching.set(viewer, count);
    else watching.delete(viewer);
    peak = Math.max(peak, watching.size);
    if (at < to) last = watching.size;
  }

  return { peak, average: ratio(area, to - from), last };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function average(values: readonly number[]): number {
  return ratio(sum(values), values.length);
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
