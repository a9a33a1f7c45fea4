import { byteLength } from './parts.js';
import type { Video } from './video.js';

/** A piece of a source that was accepted. */
export interface ReceivedPart {
  /** The part number; for byte ranges the place in the file, from 1. */
  readonly number: number;
  readonly bytes: number;
  /** In milliseconds since the epoch. */
  readonly receivedAt: number;
}

interface Received {
  readonly videoId: string;
  readonly title: string;
  /** In the order of the file. */
  readonly parts: readonly ReceivedPart[];
  /** Of all the parts together. */
  readonly bytes: number;
}

/** What the emulator holds of a video. Hash and file exist once the source is complete. */
export type ReceivedVideo =
  | (Received & { readonly complete: false; readonly sha256: undefined; readonly path: undefined })
  /** `sha256` in lowercase hexadecimal, over all the bytes in order; `path` is the file that holds them. */
  | (Received & { readonly complete: true; readonly sha256: string; readonly path: string });

/** A snapshot of `video` for whoever runs the emulator. It puts the file of a complete one together, if need be. */
export function inspectVideo(video: Video | undefined): ReceivedVideo | undefined {
  if (!video) return undefined;

  const { source } = video;
  return source.state === 'complete'
    ? { ...receivedOf(video), complete: true, ...source.file.settle() }
    : { ...receivedOf(video), complete: false, sha256: undefined, path: undefined };
}

/** What has come of a video, without a look into its file. */
export function receivedOf({ videoId, attributes, source }: Video): Received {
  const pieces = source.set?.pieces ?? [];
  const parts = pieces.map(({ start, bytes, receivedAt }, index) => ({
    number: source.set?.unit === 'bytes' ? index + 1 : start,
    bytes,
    receivedAt,
  }));
  return { videoId, title: attributes.title, parts, bytes: byteLength(pieces) };
}
