import { ApiVideoError } from '../../src/base/error.js';
import type { ApiVideoClient } from '../../src/index.js';
import { leaf } from './leaf.js';
import type { UploadAttributes } from './upload-client.js';

const engine = () => import('./upload-client.js');

/** Fetches the engine, so that it is there when a file is. */
export async function preloadEngine(): Promise<void> {
  await leaf(engine);
}

/** The client that an element's attributes describe. The engine under it is fetched when it is first needed. */
export async function loadClient(host: UploadAttributes): Promise<ApiVideoClient> {
  const loaded = await leaf(engine);
  if (loaded) return loaded.clientOf(host);
  throw new ApiVideoError(
    'network',
    'A part of this page could not be loaded. Check the connection and try again.',
    {
      retryable: true,
    },
  );
}
