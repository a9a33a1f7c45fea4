import { every } from '../base/abort.js';

/** Milliseconds between two looks. */
const interval = 10_000;

/** Bytes that a long recording on a slow line may need. */
const enough = 200_000_000;

/**
 * Calls `onLow` when the storage has come to hold little more, at the start and now and then, until `signal`
 * aborts; again only after there was room in between. `look` says how many bytes are left, where that is known.
 */
export function watchRoom(
  look: () => Promise<number | undefined>,
  onLow: () => void,
  signal: AbortSignal,
): void {
  let before = Infinity;
  const check = async (): Promise<void> => {
    const room = (await look()) ?? Infinity;
    if (!signal.aborted && room < enough && before >= enough) onLow();
    before = room;
  };

  void check();
  every(interval, () => void check(), signal);
}
