import { markdownTable } from './markdown-table.js';
import { spreadOf } from './results.js';
import type { Standing } from './standing.js';

const MiB = 1024 * 1024;

/** What one size has cost. */
export interface GrowthStep {
  readonly size: number;
  /** Of all of it, in seconds, by what it is of. None may grow faster than the size. */
  readonly costs: Readonly<Record<string, number>>;
  /** Bytes above rest, at the most; absent where the system doesn't tell. */
  readonly memory?: number | undefined;
  /** What else is worth telling. */
  readonly facts?: Readonly<Record<string, number>>;
}

/** The same thing at several sizes, from the smallest to the largest. */
export interface GrowthSeries {
  readonly name: string;
  /** What sizes count, such as `MiB`. */
  readonly unit: string;
  /** Whether memory is to stay the same, or may grow as the size does, because each of what it counts needs some. */
  readonly memory: 'flat' | 'linear';
  /** Facts that may not exceed a number, in the largest step. */
  readonly limits?: Readonly<Record<string, number>>;
  readonly steps: readonly GrowthStep[];
}

/** Measures a kind of thing at these sizes; `take` makes a step, as often as it is to be made. */
export type MeasureGrowth = (
  sizes: readonly number[],
  take: (step: () => Promise<GrowthStep>) => Promise<GrowthStep>,
) => Promise<readonly GrowthSeries[]>;

/** Cost per unit may be so many times that of the size before, and still counts as the same: chance is as large. */
export const tolerance = 1.5;

/** Less memory than this is the browser's or the collector's mood. */
export const noiseOfMemory = 32 * MiB;

/** Rounds of one size as one: medians, but the most of memory and of facts. There is at least one. */
export function stepOf(rounds: readonly GrowthStep[]): GrowthStep {
  const [first] = rounds;
  if (!first) throw new Error('There are no rounds.');
  const memories = rounds.flatMap(({ memory }) => (memory === undefined ? [] : [memory]));
  const factsOf = (name: string): number[] => rounds.map(({ facts = {} }) => facts[name] ?? 0);
  return {
    size: first.size,
    costs: mapped(first.costs, (name) => spreadOf(rounds.map(({ costs }) => costs[name] ?? NaN)).median),
    ...(memories.length > 0 && { memory: Math.max(...memories) }),
    ...(first.facts && { facts: mapped(first.facts, (name) => Math.max(...factsOf(name))) }),
  };
}

/** How cost and memory have grown in the last step of a series. */
export function growthStandings({
  name,
  unit,
  memory,
  limits = {},
  steps,
}: GrowthSeries): readonly Standing[] {
  const [before, last] = steps.slice(-2);
  if (!before || !last) return [];
  const times = last.size / before.size;
  const to = `${figure(before.size)} → ${figure(last.size)} ${unit}`;

  const costs = Object.keys(last.costs).map((cost): Standing => {
    const factor = (last.costs[cost] ?? NaN) / (before.costs[cost] ?? NaN);
    return {
      what: `${name}: ${cost}, ${to}`,
      ours: `${figure(factor)} × for ${figure(times)} ×`,
      aim: `linear or better (≤ ${figure(times * tolerance)} ×)`,
      met: factor <= times * tolerance,
    };
  });
  const bounded = Object.entries(limits).map(([fact, most]): Standing => {
    const value = last.facts?.[fact] ?? NaN;
    return {
      what: `${name}: ${fact}, ${figure(last.size)} ${unit}`,
      ours: figure(value),
      aim: `≤ ${figure(most)}`,
      met: value <= most,
    };
  });
  if (before.memory === undefined || last.memory === undefined) return [...costs, ...bounded];

  const most = Math.max(
    before.memory * (memory === 'flat' ? 1 : times) * tolerance,
    before.memory + noiseOfMemory,
  );
  const kept: Standing = {
    what: `${name}: memory, ${to}`,
    ours: `${mebibytes(before.memory)} → ${mebibytes(last.memory)} MiB`,
    aim: `${memory} (≤ ${mebibytes(most)} MiB)`,
    met: last.memory <= most,
  };
  return [...costs, kept, ...bounded];
}

/** A row for each size: what it has cost in all, and how many times what the size before has. */
export function growthTable({ name, unit, steps }: GrowthSeries): string {
  const [first] = steps;
  const costs = Object.keys(first?.costs ?? {});
  const facts = Object.keys(first?.facts ?? {});
  const head = [`${name}, ${unit}`, ...costs.map((cost) => `${cost}, s`), 'memory, MiB', ...facts];
  const rows = steps.map((step, index) => {
    const before = steps[index - 1];
    const times = (now: number, then: number | undefined): string =>
      then === undefined ? '' : ` (× ${figure(now / then)})`;
    return [
      `${figure(step.size)}${times(step.size, before?.size)}`,
      ...costs.map((cost) => {
        const now = step.costs[cost] ?? NaN;
        return `${figure(now)}${times(now, before?.costs[cost])}`;
      }),
      step.memory === undefined ? '–' : mebibytes(step.memory),
      ...facts.map((fact) => figure(step.facts?.[fact] ?? NaN)),
    ];
  });
  return markdownTable([head, ...rows]);
}

function mapped(
  values: Readonly<Record<string, number>>,
  of: (name: string) => number,
): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.keys(values).map((name) => [name, of(name)]));
}

/** Three digits, as far as they say something. */
function figure(value: number): string {
  if (Number.isInteger(value)) return String(value);
  return value.toFixed(value < 1 ? 3 : value < 10 ? 2 : value < 100 ? 1 : 0);
}

function mebibytes(bytes: number): string {
  return (bytes / MiB).toFixed(0);
}
