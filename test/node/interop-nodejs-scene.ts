import ApiVideoClient from '@api.video/nodejs-client';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import type { Emulator } from '../../src/emulator/index.js';
import { mebibyte, started } from './emulator-fixture.js';

export interface Scene {
  readonly emulator: Emulator;
  readonly client: ApiVideoClient;
  /** Writes a file for the client to read, and gives its path. */
  readonly file: (name: string, bytes: Buffer | string) => Promise<string>;
}

/** The official client, unchanged, before an emulator of its own. */
export async function scene(t: TestContext): Promise<Scene> {
  const emulator = await started(t, { ffmpeg: false });
  const folder = await mkdtemp(join(tmpdir(), 'interop-nodejs-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  const { url: baseUri, apiKey } = emulator;
  const client = new ApiVideoClient({ apiKey, baseUri, chunkSize: 5 * mebibyte });

  return {
    emulator,
    client,
    async file(name, bytes) {
      const path = join(folder, name);
      await writeFile(path, bytes);
      return path;
    },
  };
}
