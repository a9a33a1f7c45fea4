import { markdownTable } from './markdown-table.js';
import type { Spread } from './results.js';
import type { Standing } from './standing.js';

/** Who is compared: our client, the official one, and Node's own `fetch` without any client. */
export const rivals = ['ours', 'official', 'fetch'] as const;
export type Rival = (typeof rivals)[number];

/** One thing that was measured of some of them. */
export interface NodeResult {
  readonly what: string;
  readonly unit: string;
  /** Whether more is better, or less. */
  readonly better: 'more' | 'less';
  readonly figures: Readonly<Partial<Record<Rival, Spread>>>;
  /** What is aimed at: so many times the official client's figure, or a bound of its own. */
  readonly aim?: { readonly timesOfficial: number } | { readonly most: number };
}

/** The results in columns, in Markdown. */
export function nodeTable(results: readonly NodeResult[]): string {
  const head = ['Node', 'apivideo-kit/node', '@api.video/nodejs-client', 'bare fetch', 'aim'];
  const rows = results.map((result) => [
    `${result.what}, ${result.unit}`,
    ...rivals.map((rival) => cell(result.figures[rival])),
    aimOf(result),
  ]);
  return markdownTable([head, ...rows]);
}

/** What the summary says of it. */
export function standingOf(result: NodeResult): Standing {
  const { what, unit, figures } = result;
  const met = isMet(result);
  const official = figures.official && { others: `${cell(figures.official)}, official` };
  const judged = result.aim && { aim: aimText(result.aim) };
  return {
    what: `${what}, ${unit}`,
    ours: cell(figures.ours),
    ...official,
    ...judged,
    ...(met !== undefined && { met }),
  };
}

/** Whether an aim is met; `undefined` where there is none, or nothing to judge. */
export function isMet({ figures, aim, better }: NodeResult): boolean | undefined {
  const ours = figures.ours?.median;
  if (!aim || ours === undefined) return undefined;
  if ('most' in aim) return ours <= aim.most;
  const official = figures.official?.median;
  if (official === undefined) return undefined;
  return better === 'more' ? ours >= official * aim.timesOfficial : ours * aim.timesOfficial <= official;
}

function aimOf(result: NodeResult): string {
  const { aim } = result;
  if (!aim) return '';
  return `${aimText(aim)}: ${isMet(result) ? 'met' : 'short'}`;
}

function aimText(aim: NonNullable<NodeResult['aim']>): string {
  return 'most' in aim ? `≤ ${aim.most}` : `${aim.timesOfficial} × as good as official`;
}

/** The median, and between what it lies. */
function cell(spread: Spread | undefined): string {
  if (!spread) return '';
  const { median, least, most } = spread;
  return least === most ? figure(median) : `${figure(median)} (${figure(least)}–${figure(most)})`;
}

function figure(value: number): string {
  return value.toFixed(Math.abs(value) < 10 ? 2 : Math.abs(value) < 100 ? 1 : 0);
}
