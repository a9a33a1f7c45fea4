import type { TestContext } from 'node:test';
import type { Emulator, EmulatorOptions } from '../../src/emulator/index.js';
import { ApiVideoClient, type ClientOptions } from '../../src/node/index.js';
import { started } from './emulator-fixture.js';

export interface ClientScene {
  readonly emulator: Emulator;
  /** With the emulator's key. */
  readonly client: ApiVideoClient;
  /** Another client, before the same emulator. */
  readonly clientWith: (options: ClientOptions) => ApiVideoClient;
}

/** Delays that don't hold a test up. */
export const quick = { baseDelay: 1, maxDelay: 5 } as const;

/** Our client before an emulator of its own. */
export async function clientScene(t: TestContext, options: EmulatorOptions = {}): Promise<ClientScene> {
  const emulator = await started(t, { ffmpeg: false, ...options });
  const clientWith = (options: ClientOptions): ApiVideoClient =>
    new ApiVideoClient({ baseUri: emulator.url, retry: quick, ...options });

  return { emulator, clientWith, client: clientWith({ apiKey: emulator.apiKey }) };
}
