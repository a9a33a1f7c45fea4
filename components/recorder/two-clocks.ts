import type { RecordingClocks } from '../../src/record/clocks.js';

/** Up to where a recording is safe, and by what. */
export type ClockLine =
  | { readonly kind: 'saved'; readonly seconds: number }
  | { readonly kind: 'device'; readonly seconds: number }
  | { readonly kind: 'server'; readonly seconds: number };

/** What is known of how well the upload keeps up. */
export interface Pace {
  readonly clocks: RecordingClocks;
  /** Whether the upload waits for the network, or has given up. */
  readonly stuck: boolean;
  /** Bytes that the service does not hold yet. */
  readonly waitingBytes: number;
  /** Bytes that a part has at the least: fewer are not sent before the end, on any line. */
  readonly partSize: number;
}

/** Seconds of a recording that may be on their way to the disk. */
const usualDelay = 5;

/**
 * One line as long as all is well: what is safe is what was recorded, but for what is on its way. Two when the device
 * and the server differ by more than that, or the network is away. Where nothing lies on the device, only the server counts.
 */
export function clockLines({ clocks, stuck, waitingBytes, partSize }: Pace): readonly ClockLine[] {
  const { recordedSeconds, savedSeconds, uploadedSeconds } = clocks;
  const behind = waitingBytes > 2 * partSize;
  const unsaved = recordedSeconds - savedSeconds > usualDelay;
  if (!stuck && !behind && !unsaved) return [{ kind: 'saved', seconds: savedSeconds }];

  const server = { kind: 'server', seconds: uploadedSeconds } as const;
  return savedSeconds > uploadedSeconds ? [{ kind: 'device', seconds: savedSeconds }, server] : [server];
}
