import { createEmulator, type Emulator } from './emulator.js';
import type { EmulatorOptions } from './emulator-options.js';
import { assertOptions } from './option-rules.js';

export type { ViewSeed } from './create-view.js';
export type { Emulator } from './emulator.js';
export type { EmulatorOptions } from './emulator-options.js';
export type { Fault, FaultAnswer, FaultEffect, FaultMatch } from './faults.js';
export type { ReceivedPart, ReceivedVideo } from './received-video.js';
export type { RequestRecord } from './request-log.js';
export type { UploadToken } from './upload-tokens.js';
export type { View, ViewEvent } from './view.js';

/**
 * Starts a stand-in for api.video on 127.0.0.1, with a temporary folder of its own or `dataDir`. Rejects with a
 * sentence that says why if it cannot listen, or not write there, and with one that names the option where that is wrong. It holds the process open until `close()`.
 */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  assertOptions(options);
  return createEmulator(options, Date.now);
}
