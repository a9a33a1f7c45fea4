import { createWriteStream } from 'node:fs';
import { copyFile, rm, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { invalid, refuse } from './fields.js';
import { isLoopbackName } from './loopback.js';
import type { ReceivedFile } from './multipart.js';
import type { SourceOrigin, Video } from './video.js';
import type { World } from './world.js';

/**
 * Reads the `source` of a video to create: a URL on this machine, or the id of a video whose source is there. Throws
 * the problem of any other, because the emulator fetches nothing from the network.
 */
export function readOrigin(source: string, { store }: Pick<World, 'store'>): SourceOrigin {
  if (/^vi\w+$/.test(source)) {
    if (store.get(source)?.source.state !== 'complete') {
      refuse([
        invalid('source', 'This value must refer to an existing video whose source has been uploaded.'),
      ]);
    }
    return { type: 'copy', videoId: source };
  }

  const url = URL.canParse(source) ? new URL(source) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) {
    refuse([invalid('source', 'This value must be an http or https URL, or the identifier of a video.')]);
  } else if (!isLoopbackName(url.hostname)) {
    refuse([
      invalid('source', 'The emulator downloads from a loopback address only, such as http://127.0.0.1.'),
    ]);
  }
  return { type: 'url', url: source };
}

/** Brings in the source of a video that has just been created with one. Rejects when `signal` aborts. */
export async function acquireSource(
  video: Video,
  { store }: Pick<World, 'store'>,
  signal: AbortSignal,
): Promise<void> {
  const path = store.incomingPath();
  try {
    const type = await bring(video.origin, path, store, signal);
    const { size } = await stat(path);
    const file: ReceivedFile = { path, name: basename(path), type, bytes: size };
    if (size > 0) await store.fill(video, file);
  } finally {
    await rm(path, { force: true });
  }
}

/** Begins again what the end of an earlier process has interrupted. */
export function resumeAcquisitions(world: Pick<World, 'store' | 'background'>): void {
  for (const video of world.store.list()) {
    const { origin, source } = video;
    const interrupted = source.state === 'awaited' && (origin.type === 'url' || origin.type === 'copy');
    if (interrupted) world.background.run((signal) => acquireSource(video, world, signal));
  }
}

/** Writes the source to `path`, and gives its content type. */
async function bring(
  origin: SourceOrigin,
  path: string,
  store: World['store'],
  signal: AbortSignal,
): Promise<string> {
  if (origin.type === 'copy') {
    const original = store.get(origin.videoId);
    if (original?.source.state !== 'complete') throw new Error('The video to copy is gone.');
    await copyFile(await original.source.file.open(), path);
    return original.source.mediaType;
  }
  if (origin.type !== 'url') throw new Error('Nothing to bring in.');

  // A redirect could lead out of this machine.
  const { ok, body, headers } = await fetch(origin.url, { redirect: 'error', signal });
  if (!ok || !body) throw new Error(`${origin.url} has no file.`);
  await pipeline(Readable.from(body), createWriteStream(path));
  return headers.get('Content-Type') ?? 'application/octet-stream';
}
