import type { DeviceRole } from './device-loss.js';

/** What has come between a person and their recording, and since when, in milliseconds. */
export interface Interruption {
  /** What is being recorded. */
  readonly devices: readonly DeviceRole[];
  /** The devices that the system has taken over, as for a phone call, with the time of each. */
  readonly muted: ReadonlyMap<DeviceRole, number>;
  readonly stage: MuteStage;
  /** Since when the page is out of sight, or stopped altogether. */
  readonly away?: { readonly since: number; readonly frozen: boolean };
}

/** What has been made of muted devices: nothing yet, a warning, or a pause. */
export type MuteStage = 'none' | 'warned' | 'paused';

export type InterruptionEvent =
  | { readonly type: 'mute' | 'unmute'; readonly role: DeviceRole }
  | { readonly type: 'hide' | 'show' | 'freeze' | 'tick' };

export type InterruptionAdvice =
  /** The warning `muted` holds from now on, or no longer does. While it does, offer to open the device anew. */
  | { readonly type: 'warn'; readonly active: boolean }
  /** Pause: black and silence are not worth recording. */
  | { readonly type: 'pause' }
  /** Go on, if it was this advice that paused. */
  | { readonly type: 'resume' }
  /** The page is seen again. While `frozen`, nothing at all could be done. */
  | { readonly type: 'back'; readonly seconds: number; readonly frozen: boolean };

export function undisturbed(devices: readonly DeviceRole[]): Interruption {
  return { devices, muted: new Map(), stage: 'none' };
}

/** Milliseconds that a device may be muted without a word: systems do so when they rearrange devices. */
export const mutePatience = 2000;

/** What an event leads to, and what to do about it. */
export function interrupted(
  before: Interruption,
  event: InterruptionEvent,
  now: number,
): { readonly after: Interruption; readonly advice: readonly InterruptionAdvice[] } {
  const muted = mutedAfter(before.muted, event, now);
  const stage = stageOf({ ...before, muted }, now);
  const away = awayAfter(before.away, event, now);
  const back = before.away && !away ? [backFrom(before.away, now)] : [];

  return {
    after: { devices: before.devices, muted, stage, ...(away && { away }) },
    advice: [...back, ...adviceBetween(before.stage, stage)],
  };
}

function mutedAfter(
  muted: Interruption['muted'],
  event: InterruptionEvent,
  now: number,
): Interruption['muted'] {
  if (event.type !== 'mute' && event.type !== 'unmute') return muted;
  const others = [...muted].filter(([role]) => role !== event.role);
  return new Map(event.type === 'mute' ? [...others, [event.role, muted.get(event.role) ?? now]] : others);
}

/**
 * Nobody wants a minute of black. But a microphone's switch is no reason to lose the picture, a corner's picture
 * none to lose the screen's, and a screen is muted for as little as a window put away.
 */
function stageOf({ devices, muted, stage }: Interruption, now: number): MuteStage {
  if (muted.size === 0) return 'none';
  if (stage === 'none' && now - Math.min(...muted.values()) < mutePatience) return 'none';
  const all = devices.every((role) => muted.has(role));
  return all || (muted.has('camera') && !devices.includes('screen')) ? 'paused' : 'warned';
}

function awayAfter(
  away: Interruption['away'],
  { type }: InterruptionEvent,
  now: number,
): Interruption['away'] {
  if (type === 'show') return undefined;
  if (type === 'hide') return away ?? { since: now, frozen: false };
  return type === 'freeze' ? { since: away?.since ?? now, frozen: true } : away;
}

function backFrom({ since, frozen }: NonNullable<Interruption['away']>, now: number): InterruptionAdvice {
  return { type: 'back', seconds: (now - since) / 1000, frozen };
}

function adviceBetween(before: MuteStage, after: MuteStage): readonly InterruptionAdvice[] {
  if (before === after) return [];
  const warn: InterruptionAdvice = { type: 'warn', active: after !== 'none' };
  return [
    ...(before === 'none' || after === 'none' ? [warn] : []),
    ...(after === 'paused' ? [{ type: 'pause' } as const] : []),
    ...(before === 'paused' ? [{ type: 'resume' } as const] : []),
  ];
}
