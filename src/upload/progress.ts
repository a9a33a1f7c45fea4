/** How far an upload is. Sizes in bytes. */
export interface UploadProgress {
  /** Size of the source; of what there is of it so far, while it still grows. */
  readonly totalBytes: number;
  /** What the service has acknowledged. */
  readonly acceptedBytes: number;
  /** `acceptedBytes`, and an estimate for the part under way. Never above the truth's bounds, never going back. */
  readonly sentBytes: number;
  /** Measured over the last parts; 0 until the first part is through. */
  readonly bytesPerSecond: number;
  /** Seconds until all is sent at that speed, or `undefined` while it can't be known. */
  readonly remainingSeconds: number | undefined;
  readonly partsAccepted: number;
  /** Absent while the number of parts is open. */
  readonly partsTotal?: number;
}

/** The progress of what has not begun. */
export function emptyProgress(totalBytes = 0): UploadProgress {
  return {
    totalBytes,
    acceptedBytes: 0,
    sentBytes: 0,
    bytesPerSecond: 0,
    remainingSeconds: undefined,
    partsAccepted: 0,
  };
}

/** A part under way. */
export interface Flight {
  readonly bytes: number;
  /** Milliseconds since it left. */
  readonly elapsed: number;
}

export interface Tally {
  readonly totalBytes: number;
  readonly partsTotal?: number | undefined;
  readonly acceptedBytes: number;
  readonly partsAccepted: number;
  /** Measured bytes per second of one part under way; 0 while unknown. */
  readonly rate: number;
  /** How many parts were under way together when that was measured. */
  readonly lanes: number;
  /** The highest `sentBytes` told so far. */
  readonly toldBytes: number;
  readonly flights: readonly Flight[];
}

/** An estimate stops short of the whole part: only the answer says that it is through. */
const surest = 0.95;

export function progressOf(tally: Tally): UploadProgress {
  const { totalBytes, partsTotal, acceptedBytes, partsAccepted, rate, lanes, toldBytes, flights } = tally;
  const bytesPerSecond = rate * lanes;
  const estimate = flights.reduce(
    (sum, { bytes, elapsed }) => sum + Math.min(bytes * surest, (rate * elapsed) / 1000),
    0,
  );
  const sentBytes = Math.min(totalBytes, Math.max(toldBytes, acceptedBytes + Math.floor(estimate)));

  return {
    totalBytes,
    acceptedBytes,
    sentBytes,
    bytesPerSecond,
    remainingSeconds: bytesPerSecond > 0 ? (totalBytes - sentBytes) / bytesPerSecond : undefined,
    partsAccepted,
    ...(partsTotal !== undefined && { partsTotal }),
  };
}

/** Between 0 and 1, or `undefined` while nothing can be said, and of what is no progress. */
export function ratio(progress: UploadProgress): number | undefined {
  try {
    const { sentBytes, totalBytes, bytesPerSecond } = progress;
    if (totalBytes === 0 || (bytesPerSecond === 0 && sentBytes === 0)) return undefined;
    const share = sentBytes / totalBytes;
    return share >= 0 ? Math.min(1, share) : undefined;
  } catch {
    return undefined;
  }
}

/** Mixes a new measurement into the speed known so far; recent parts weigh more. */
export function smoothRate(known: number, bytes: number, milliseconds: number): number {
  if (milliseconds <= 0) return known;
  const measured = (bytes * 1000) / milliseconds;
  return known === 0 ? measured : known * 0.6 + measured * 0.4;
}
