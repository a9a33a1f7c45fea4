import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import type { Source } from '../video.js';
import {
  latestTime,
  packetTimesArguments,
  probeArguments,
  readReport,
  unknownMetadata,
  type Metadata,
} from './metadata.js';
import type { RunProgram } from './programs.js';
import { hlsArguments, manifestName, thumbnailArguments } from './renditions.js';

type Complete = Extract<Source, { state: 'complete' }>;

/** How long the programs may take, in milliseconds. */
const patience = { probe: 20_000, thumbnail: 20_000, hls: 600_000 };

/** What ffmpeg and ffprobe make of sources, each thing when it is first asked for. */
export interface Media {
  /** What is in the source; all unknown where the programs are missing, or do not understand it. */
  metadata(source: Complete): Promise<Metadata>;
  /** The folder with the HLS manifest and its segments, or `undefined` if there can be none. */
  hls(source: Complete): Promise<string | undefined>;
  /** The path of a JPEG of the frame at `seconds`, or `undefined` if there can be none. */
  thumbnail(source: Complete, seconds: number): Promise<string | undefined>;
  /** Removes all that was made. */
  close(): Promise<void>;
}

/** Nothing is made of sources. */
export const noMedia: Media = {
  metadata: () => Promise.resolve(unknownMetadata),
  hls: () => Promise.resolve(undefined),
  thumbnail: () => Promise.resolve(undefined),
  close: () => Promise.resolve(),
};

/** Makes what is asked for, in a temporary folder. */
export function createMedia(run: RunProgram): Media {
  let home: Promise<string> | undefined;
  const metadata = remember(async (source) => measure(await source.file.open(), run));
  const folders = remember(async ({ file }) => {
    const place = join(
      await (home ??= mkdtemp(join(tmpdir(), 'apivideo-emulator-media-'))),
      basename(dirname(file.id)),
    );
    await mkdir(place, { recursive: true });
    return place;
  });

  const hls = remember(async (source) => {
    const found = await metadata(source);
    if (found.videoCodec === null) return undefined;

    const place = await folders(source);
    const made = await run('ffmpeg', hlsArguments(await source.file.open(), place, found), patience.hls);
    return made !== undefined && (await isFile(join(place, manifestName))) ? place : undefined;
  });

  return {
    metadata,
    hls,
    async thumbnail(source, seconds) {
      const { videoCodec, duration } = await metadata(source);
      if (videoCodec === null) return undefined;

      // Out of range, the service shows the first frame.
      const at = duration !== null && seconds < duration ? seconds : 0;
      const path = join(await folders(source), `frame-${at}.jpg`);
      if (await isFile(path)) return path;
      await run('ffmpeg', thumbnailArguments(await source.file.open(), path, at), patience.thumbnail);
      return (await isFile(path)) ? path : undefined;
    },

    async close() {
      if (home) await rm(await home, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function measure(path: string, run: RunProgram): Promise<Metadata> {
  const report = await run('ffprobe', probeArguments(path), patience.probe);
  if (report === undefined) return unknownMetadata;

  const metadata = readReport(report);
  if (metadata.duration !== null || metadata.videoCodec === null) return metadata;
  const times = await run('ffprobe', packetTimesArguments(path), patience.probe);
  return readReport(report, latestTime(times ?? ''));
}

/** Asks once per source, however often and however soon it is asked again. */
function remember<T>(make: (source: Complete) => Promise<T>): (source: Complete) => Promise<T> {
  const made = new Map<string, Promise<T>>();

  return (source) => {
    const known = made.get(source.file.id) ?? make(source);
    made.set(source.file.id, known);
    return known;
  };
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile() && found.size > 0,
    () => false,
  );
}
