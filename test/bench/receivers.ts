import { startEmulatorReceiver } from './receivers/emulator.js';
import { startRangeReceiver } from './receivers/ranges.js';
import { startTusReceiver } from './receivers/tus.js';

/** What came in since the last reset. Preflights don't count. */
export interface Tally {
  readonly requests: number;
  /** Of files, as the receiver has accepted them. */
  readonly bytes: number;
}

/** A server that uploads go to: over https, HTTP/2 or HTTP/1.1 as the browser likes, and onto the disk. */
export interface Receiver {
  /** On 127.0.0.1. */
  readonly port: number;
  readonly token: string;
  tally(): Tally;
  /** Forgets and removes all that came. */
  reset(): Promise<void>;
  close(): Promise<void>;
}

/** The receivers, by the protocol that they speak. */
export const receivers = {
  emulator: startEmulatorReceiver,
  ranges: startRangeReceiver,
  tus: startTusReceiver,
} as const satisfies Record<string, (folder: string) => Promise<Receiver>>;

export type ReceiverName = keyof typeof receivers;
