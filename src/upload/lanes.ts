/** How many parts go side by side, by what the line has borne. */
export interface Lanes {
  /** More than these are never wanted. */
  readonly most: number;
  readonly open: number;
  /** Attempts in a row of which no answer has come. */
  readonly losses: number;
}

/**
 * One lost attempt tells little. Where another follows before anything has arrived, they may have shared a connection,
 * as HTTP/2 has them do: whatever breaks it takes all of them, and the fewer share it, the less is sent in vain.
 */
export function afterLoss({ most, open, losses }: Lanes): Lanes {
  return { most, open: losses === 0 ? open : Math.max(1, Math.floor(open / 2)), losses: losses + 1 };
}

/** What arrives shows that there is room for one more. */
export function afterArrival({ most, open }: Lanes): Lanes {
  return { most, open: Math.min(most, open + 1), losses: 0 };
}
