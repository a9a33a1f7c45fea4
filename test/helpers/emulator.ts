/**
 * An emulator of api.video for a browser test: a real server, in the test runner's process.
 *
 *     const emulator = await openEmulator();           // close() it when done
 *     emulator.url, emulator.token                     // an upload token that never expires
 *     await emulator.setFaults([{ match: { part: 2 }, times: 1, then: { status: 503 } }]);
 *     const { videos, requests } = await emulator.look();
 */
import { executeServerCommand } from '@web/test-runner-commands';
import type {
  EmulatorOptions,
  Fault,
  ReceivedVideo,
  RequestRecord,
  UploadToken,
} from '../../src/emulator/index.js';
import type { EmulatorCommand } from './emulator-plugin.js';

export interface EmulatorView {
  /** Oldest first. */
  readonly requests: readonly RequestRecord[];
  readonly videos: readonly ReceivedVideo[];
}

export interface AccessToken {
  readonly access_token: string;
  readonly refresh_token: string;
}

export interface TestEmulator {
  readonly url: string;
  readonly token: string;
  createUploadToken(ttl: number): Promise<UploadToken>;
  /** A video without a source; resolves with its id. */
  createContainer(): Promise<string>;
  /** Tokens that open the API, as the site's own server gets them. */
  createAccessToken(): Promise<AccessToken>;
  /** Replaces all faults. */
  setFaults(faults: readonly Fault[]): Promise<void>;
  look(): Promise<EmulatorView>;
  close(): Promise<void>;
}

function ask<Answer>(command: EmulatorCommand): Promise<Answer> {
  return executeServerCommand<Answer, EmulatorCommand>('emulator', command);
}

/** Starts an emulator of this test's own. Close it when done. */
export async function openEmulator(options: EmulatorOptions = {}): Promise<TestEmulator> {
  const { url } = await ask<{ url: string }>({ do: 'start', options });
  const { token } = await ask<UploadToken>({ do: 'token', url });

  return {
    url,
    token,
    createUploadToken: (ttl) => ask({ do: 'token', url, ttl }),
    createContainer: async () => (await ask<{ videoId: string }>({ do: 'container', url })).videoId,
    createAccessToken: () => ask({ do: 'access', url }),
    setFaults: (faults) => ask({ do: 'faults', url, faults }),
    look: () => ask({ do: 'look', url }),
    close: () => ask({ do: 'close', url }),
  };
}

/** The bytes' SHA-256 in lower-case hex, to compare with what the emulator holds. */
export async function sha256(bytes: Blob): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await bytes.arrayBuffer());
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
