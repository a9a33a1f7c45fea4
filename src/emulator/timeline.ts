/** One rendition of a video on its way. */
export interface Quality {
  readonly type: 'hls' | 'mp4';
  readonly quality: '240p' | '360p' | '480p' | '720p' | '1080p' | '2160p';
  readonly status: 'waiting' | 'encoding' | 'encoded' | 'failed';
}

/** What the encoding of a complete source has come to. */
export interface Progress {
  readonly ingest: 'uploaded' | 'ingesting' | 'ingested';
  /** True from the moment the first quality is encoded. */
  readonly playable: boolean;
  /** In the order in which they are encoded. */
  readonly qualities: readonly Quality[];
}

/** What decides the renditions of a source. */
export interface SourceTraits {
  /** In lines of the picture; `undefined` where nobody has measured it. */
  readonly height: number | undefined;
  readonly mp4Support: boolean;
}

type Rendition = Omit<Quality, 'status'>;

const heights = [240, 360, 480, 720, 1080, 2160] as const;

/** The height that an unmeasured source is taken for. */
const usualHeight = 720;

/** The renditions of a source, in the order in which they become ready: HLS from small to large, then one mp4. */
export function renditionsOf({ height = usualHeight, mp4Support }: SourceTraits): readonly Rendition[] {
  const [lowest, ...higher] = heights;
  const reached = [lowest, ...higher.filter((lines) => lines <= height)];
  const highest = reached.at(-1) ?? lowest;

  return [
    ...reached.map((lines) => ({ type: 'hls', quality: `${lines}p` }) as const),
    ...(mp4Support ? [{ type: 'mp4', quality: `${highest}p` } as const] : []),
  ];
}

/**
 * When the rendition at `index` is ready, in milliseconds after the source was complete: the first at
 * `playableAfter`, and each other one a quarter of that later.
 */
export function readyAfter(index: number, playableAfter: number): number {
  return playableAfter * (1 + index / 4);
}

/** How far the encoding is, `elapsed` milliseconds after the source was complete. */
export function progressOf(elapsed: number, playableAfter: number, traits: SourceTraits): Progress {
  const ingesting = playableAfter / 3;
  const ingested = (playableAfter * 2) / 3;

  const qualities = renditionsOf(traits).map((rendition, index) => {
    const startedAfter = index === 0 ? ingested : readyAfter(index - 1, playableAfter);
    const encoded = elapsed >= readyAfter(index, playableAfter);
    return {
      ...rendition,
      status: encoded ? 'encoded' : elapsed >= startedAfter ? 'encoding' : 'waiting',
    } as const;
  });

  return {
    ingest: elapsed >= ingested ? 'ingested' : elapsed >= ingesting ? 'ingesting' : 'uploaded',
    playable: elapsed >= playableAfter,
    qualities,
  };
}
