/** How long it has been silent, in the milliseconds of a clock that only goes forward. */
export interface Silence {
  /** Since when nothing was heard; absent while something is. */
  readonly since?: number;
  /** Whether that is long enough to be told. */
  readonly told: boolean;
}

export const heard: Silence = { told: false };

/** Below this level a microphone in a quiet room already is; one that is switched off gives 0. */
const floor = 0.003;
/** Milliseconds: people pause for breath, and to think. */
const patience = 5000;

/** What another look makes of it. A single sound ends the silence. */
export function listen({ since, told }: Silence, level: number, now: number): Silence {
  if (level > floor) return heard;
  const start = since ?? now;
  return { since: start, told: told || now - start >= patience };
}

/** Loudness, from 0 to 1, as ears and meters measure it: 60 dB are the whole range. */
export function levelOf(samples: Float32Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  return Math.sqrt(sum / Math.max(1, samples.length));
}

/** Where a meter stands at that loudness, from 0 to 1. */
export function meterOf(level: number): number {
  if (level <= 0) return 0;
  return Math.min(1, Math.max(0, 1 + (20 * Math.log10(level)) / 60));
}
