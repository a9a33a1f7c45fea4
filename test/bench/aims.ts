import { official, ours } from './contestants.js';
import type { Result } from './results.js';
import type { Standing } from './standing.js';

const MiB = 1024 * 1024;

/** What is aimed at: a share of the line, and of the speed of others; memory for a file of a GiB. */
const aims = {
  share: 0.95,
  /** Below this share of the best peer's speed we are behind it; what is closer, rounds alone bring about. */
  ofBest: 0.97,
  ofOfficialWhereCapped: 2.5,
  growth: 64 * MiB,
  growthMeasuredFrom: 1024 * MiB,
};

/** How one aim was met over one line. */
export interface Verdict {
  readonly aim: string;
  readonly met: boolean;
}

/** What the summary says of our own result among those of the same line and protocol. */
export function standingsOf(results: readonly Result[], capped: boolean): readonly Standing[] {
  const own = results.find(({ contestant }) => contestant === ours);
  const best = bestOf(results);
  if (!own) return [];
  const what = `${own.condition}, ${own.protocol}`;
  const rate = ({ rounds, bytesPerSecond: { median } }: Result): string =>
    rounds === 0 ? '–' : `${(median / 1e6).toFixed(1)} MB/s`;
  const others = best && { others: `${rate(best)}, ${best.contestant}` };
  return judge(results, capped).map(({ aim, met }) => ({ what, ours: rate(own), ...others, aim, met }));
}

/** Judges our own result among those of the same line and protocol. `capped`: each connection is limited. */
export function judge(results: readonly Result[], capped: boolean): readonly Verdict[] {
  const own = results.find(({ contestant }) => contestant === ours);
  if (!own) return [];
  const speed = own.bytesPerSecond.median;
  const best = bestOf(results);
  const officialSpeed = results.find(({ contestant, rounds }) => contestant === official && rounds > 0)
    ?.bytesPerSecond.median;
  const { share, growth, fileBytes, failed } = own;
  const lost = failed > 0 ? [verdict(`${failed} uploads failed (aim 0)`, false)] : [];
  if (own.rounds === 0) return lost;

  return [
    ...lost,
    ...(share === undefined
      ? []
      : [verdict(`${percent(share)} of the line (aim ${percent(aims.share)})`, share >= aims.share)]),
    ...(best
      ? [
          verdict(
            `${times(speed / best.bytesPerSecond.median)} the best peer, ${best.contestant}`,
            speed >= best.bytesPerSecond.median * aims.ofBest,
          ),
        ]
      : []),
    ...(capped && officialSpeed !== undefined
      ? [
          verdict(
            `${times(speed / officialSpeed)} the official uploader (aim ${times(aims.ofOfficialWhereCapped)})`,
            speed >= officialSpeed * aims.ofOfficialWhereCapped,
          ),
        ]
      : []),
    ...(growth !== undefined && fileBytes >= aims.growthMeasuredFrom
      ? [
          verdict(
            `${(growth / MiB).toFixed(0)} MiB of memory (aim < ${aims.growth / MiB})`,
            growth < aims.growth,
          ),
        ]
      : []),
  ];
}

/** The fastest of the others; ours with other settings is none. */
function bestOf(results: readonly Result[]): Result | undefined {
  return results
    .filter(({ contestant, rounds }) => !contestant.startsWith(ours) && rounds > 0)
    .toSorted((a, b) => b.bytesPerSecond.median - a.bytesPerSecond.median)[0];
}

function verdict(aim: string, met: boolean): Verdict {
  return { aim, met };
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

function times(factor: number): string {
  return `${factor.toFixed(2)} ×`;
}
