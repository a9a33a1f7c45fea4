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

/** A recorder of the browser's own, with a picture so good that a part is soon full. */
function lavish(asked: Asked): typeof MediaRecorder {
  return class extends MediaRecorder {
    constructor(stream: MediaStream, options?: MediaRecorderOptions) {
      super(stream, { ...options, videoBitsPerSecond: 40_000_000 });
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

/** Listens in on the recorders that are made from now on, until it is stopped. */
export function watchRecorders(): Asked {
  const { MediaRecorder: original } = window;
  const stop = (): void => {
    window.MediaRecorder = original;
  };
  const asked: Asked = { timeslices: [], mimeTypes: [], bitRates: [], started: createOutcome(), stop };
  window.MediaRecorder = lavish(asked);
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
