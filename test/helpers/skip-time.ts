import { stub } from 'sinon';

/** The page's clock that only goes forward, which can be made to jump, and to stand still. */
export interface SkippingClock {
  skip(seconds: number): void;
  /** From now on it moves by `skip()` alone. */
  hold(): void;
  restore(): void;
}

/** Has hours go by in no time for whatever reads `performance.now()`. Timers keep their own pace. */
export function skippingClock(): SkippingClock {
  const running = performance.now.bind(performance);
  let now = running;
  let ahead = 0;
  const stubbed = stub(performance, 'now').callsFake(() => now() + ahead);

  return {
    skip: (seconds) => {
      ahead += seconds * 1000;
    },
    hold: () => {
      const moment = running();
      now = () => moment;
    },
    restore: () => stubbed.restore(),
  };
}
