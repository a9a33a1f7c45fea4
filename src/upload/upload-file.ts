import { throwIfAborted } from '../base/abort.js';
import { assertReadable, type ByteSource } from './byte-source.js';
import { mayBeCollision } from './part-failure.js';
import { nextPart, type Part } from './part-plan.js';
import { partsToBegin } from './schedule.js';
import type { UploadRun } from './upload-run.js';

export interface FileUploadPlan {
  readonly source: ByteSource;
  /** Bytes of a part, asked for as each one is planned. */
  readonly partSize: () => number;
  /** Most parts under way at once. */
  readonly concurrency: number;
}

/**
 * Sends a source of known size, going on where `run` stands, until all has arrived, a part gives up, or
 * `signal` aborts. Then the parts still under way are let go.
 */
export async function uploadFile(plan: FileUploadPlan, run: UploadRun, signal: AbortSignal): Promise<void> {
  const { source, partSize, concurrency } = plan;
  const { size } = source;
  const underWay = new Map<number, Promise<void>>();
  const turn = new AbortController();
  const stop = (): void => turn.abort(signal.reason);
  let lanes = concurrency;

  await assertReadable(source.slice(0, size));
  signal.addEventListener('abort', stop, { once: true, signal: turn.signal });
  try {
    for (;;) {
      throwIfAborted(signal);
      const parts = partsToBegin({
        record: run.record,
        underWay: Array.from(underWay.keys()),
        concurrency: lanes,
        plan: (previous) => nextPart(size, partSize(), previous),
      });
      for (const part of parts) begin(part);
      if (underWay.size === 0) return;
      run.tellActivity();
      await Promise.race(underWay.values());
    }
  } finally {
    turn.abort();
    await Promise.allSettled(underWay.values());
  }

  function begin(part: Part): void {
    // The first part always goes alone.
    const together = lanes > 1 && part.number > 1;
    const sent = run
      // A signal of its own: Node warns of one with many listeners.
      .send(part, source.slice(part.start, part.end), AbortSignal.any([turn.signal]))
      .catch((error: unknown) => {
        if (!together || !mayBeCollision(error)) throw error;
        lanes = 1; // the part is still to be sent, and then goes alone
      })
      .finally(() => underWay.delete(part.number));
    sent.catch(() => undefined); // seen by the race, or told by the part that failed first
    underWay.set(part.number, sent);
  }
}
