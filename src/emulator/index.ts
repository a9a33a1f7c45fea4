import { createEmulator, type Emulator, type EmulatorOptions } from './emulator.js';

export type { Emulator, EmulatorOptions } from './emulator.js';
export type { Fault, FaultAnswer, FaultEffect, FaultMatch } from './faults.js';
export type { ReceivedPart, ReceivedVideo } from './received-video.js';
export type { RequestRecord } from './request-log.js';
export type { UploadToken } from './upload-tokens.js';

/**
 * Starts a stand-in for api.video on 127.0.0.1, with a temporary folder of its own. Rejects with a sentence that says
 * why if it cannot listen. It holds the process open until `close()`.
 */
export function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  return createEmulator(options, Date.now);
}
