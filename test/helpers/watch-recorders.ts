import { createOutcome, type Outcome } from '../../src/base/outcome.js';

/** What the browser's recorders were asked for. */
export interface Asked {
  readonly timeslices: (number | undefined)[];
  readonly mimeTypes: (string | undefined)[];
  /** Of picture and sound, in bits per second. */
  readonly bitRates: (readonly [number | undefined, number | undefined])[];
  /** Told by the one that has started. */
  readonly started: Outcome<MediaRecorder>;
  readonly stop: () => void;
}

/** A recorder of the browser's own, with so many bits per second for the picture, if they are given. */
function watched(asked: Asked, videoBitsPerSecond: number | undefined): typeof MediaRecorder {
  return class extends MediaRecorder {
    constructor(stream: MediaStream, options?: MediaRecorderOptions) {
      super(stream, { ...options, ...(videoBitsPerSecond !== undefined && { videoBitsPerSecond }) });
      asked.mimeTypes.push(options?.mimeType);
      asked.bitRates.push([options?.videoBitsPerSecond, options?.audioBitsPerSecond]);
      this.addEventListener('start', () => asked.started.resolve(this));
    }

    override start(timeslice?: number): void {
      asked.timeslices.push(timeslice);
      super.start(timeslice);
    }
  };
}

/** Enough for a part to be full soon. */
export const lavish = 40_000_000;

/**
 * Listens in on the recorders that are made from now on, until it is stopped. `videoBitsPerSecond` takes the place of
 * what is asked for.
 */
export function watchRecorders(videoBitsPerSecond?: number): Asked {
  const { MediaRecorder: original } = window;
  const stop = (): void => {
    window.MediaRecorder = original;
  };
  const asked: Asked = { timeslices: [], mimeTypes: [], bitRates: [], started: createOutcome(), stop };
  window.MediaRecorder = watched(asked, videoBitsPerSecond);
  return asked;
}

/** Resolves when something is recorded that can be sent. */
export async function recorded({ started }: Asked): Promise<void> {
  const recorder = await started.promise;
  for (;;) {
    const chunk = new Promise<Blob>((resolve) => {
      recorder.addEventListener('dataavailable', ({ data }) => resolve(data), { once: true });
    });
    recorder.requestData();
    if ((await chunk).size > 0) return;
  }
}
