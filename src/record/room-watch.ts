import { every } from '../base/abort.js';

/** Milliseconds between two looks. */
const interval = 10_000;

/** Bytes that a long recording on a slow line may need. */
const enough = 200_000_000;

/**
 * Tells when the storage has come to hold little more, and when there is room again, by a look at the start and now
 * and then until `signal` aborts. `look` says how many bytes are left, where that is known.
 */
export function watchRoom(
  look: () => Promise<number | undefined>,
  onLow: (low: boolean) => void,
  signal: AbortSignal,
): void {
  let before = false;
  const check = async (): Promise<void> => {
    const low = ((await look()) ?? Infinity) < enough;
    if (signal.aborted || low === before) return;
    before = low;
    onLow(low);
  };

  void check();
  every(interval, () => void check(), signal);
}
