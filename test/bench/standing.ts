/** How ours stands in one thing that was measured: a line of the summary. */
export interface Standing {
  readonly what: string;
  readonly ours: string;
  /** The same of the one that it is compared with, and whose it is. */
  readonly others?: string;
  /** What is aimed at, in words. */
  readonly aim?: string;
  /** Whether that was met; absent where nothing is aimed at, or there is nothing to judge. */
  readonly met?: boolean;
}
