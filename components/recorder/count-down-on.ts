import type { RecorderStrings } from '../shared/strings/en.js';
import { countDown, isSpoken } from './count-down.js';
import type { Source } from './recorder-phase.js';
import type { RecorderStage } from './recorder-stage.js';

/** Counts down before a source is recorded. Rejects with code `aborted` if the stage enters another phase meanwhile. */
export async function countDownOn(
  stage: RecorderStage,
  { stream, owned }: Source,
  seconds: number,
  strings: () => RecorderStrings,
): Promise<void> {
  const attempt = new AbortController();
  const show = (left: number): void => {
    const words = strings().countdown(String(left));
    const announcement = isSpoken(left, Math.ceil(seconds)) ? words : undefined;
    stage.enter({ kind: 'countdown', left, attempt, stream, owned }, announcement);
  };
  await countDown(seconds, show, attempt.signal);
}
