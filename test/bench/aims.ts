import { official, ours } from './contestants.js';
import type { Result } from './results.js';

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

/** Judges our own result among those of the same line and protocol. `capped`: each connection is limited. */
export function judge(results: readonly Result[], capped: boolean): readonly Verdict[] {
  const own = results.find(({ contestant }) => contestant === ours);
  if (!own) return [];
  const speed = own.bytesPerSecond.median;
  const peers = results.filter(({ contestant }) => !contestant.startsWith(ours));
  const best = peers
    .filter(({ rounds }) => rounds > 0)
    .toSorted((a, b) => b.bytesPerSecond.median - a.bytesPerSecond.median)[0];
  const officialSpeed = peers.find(({ contestant }) => contestant === official)?.bytesPerSecond.median;
  const { share, growth, fileBytes, failed } = own;

  return [
    ...(failed > 0 ? [verdict(`${failed} uploads failed (aim 0)`, false)] : []),
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

function verdict(aim: string, met: boolean): Verdict {
  return { aim, met };
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

function times(factor: number): string {
  return `${factor.toFixed(2)} ×`;
}
