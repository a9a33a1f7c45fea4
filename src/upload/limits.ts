const MiB = 1024 * 1024;

/** What the service accepts of one source, in bytes. */
export const limits = {
  /** Least size of any part but the last. */
  minPartSize: 5 * MiB,
  /** Greatest size of any part. */
  maxPartSize: 200 * MiB,
  /** 10,000 parts of the least size: a source can't need more parts than that. */
  maxBytes: 52_428_800_000,
} as const;
