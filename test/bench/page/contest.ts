/** Where a page sends its file. */
export interface Target {
  /** Scheme, host and port, without a slash at the end. */
  readonly origin: string;
  /** What the receiver lets uploads in by, if it asks for that. */
  readonly token: string;
  /** Parts at once, for a client that can be told; 0 is its own default. */
  readonly concurrency: number;
}

/** Sends the file, and resolves when the receiver has said that it has it. */
export type Contest = (file: File, target: Target) => Promise<unknown>;

declare global {
  /** What the page of a contestant brings. */
  var contest: Contest;
}
