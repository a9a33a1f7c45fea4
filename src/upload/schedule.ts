import type { Part } from './part-plan.js';
import type { UploadRecord } from './upload-record.js';

/** What there is to go by when the next parts are chosen. */
export interface ScheduleState {
  readonly record: Pick<UploadRecord, 'parts'>;
  /** Numbers of the parts under way. */
  readonly underWay: readonly number[];
  /** Most parts under way at once. */
  readonly concurrency: number;
  /** The part that follows `previous`, or `undefined` after the last. */
  readonly plan: (previous: Part | undefined) => Part | undefined;
}

/**
 * The parts to begin now: first those that were begun before and have not arrived, then new ones. The first
 * part goes alone until it has arrived: without a `videoId` each part would make a video of its own, and with
 * one its answer says whether that video takes a source at all.
 */
export function partsToBegin({ record, underWay, concurrency, plan }: ScheduleState): readonly Part[] {
  const open = record.parts.some(({ accepted }) => accepted);
  const room = (open ? concurrency : 1) - underWay.length;
  const chosen = record.parts
    .filter(({ accepted, number }) => !accepted && !underWay.includes(number))
    .slice(0, Math.max(0, room)) as Part[];

  for (let previous: Part | undefined = record.parts.at(-1); chosen.length < room;) {
    const part = plan(previous);
    if (!part) break;
    chosen.push(part);
    previous = part;
  }
  return chosen;
}
