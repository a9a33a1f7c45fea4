import { throwIfAborted } from '../../src/base/abort.js';
import { closeStream, openSource, type SourceRequest } from '../../src/record/source.js';
import { requestOf } from './recorder-attributes.js';
import type { RecorderController } from './recorder-controller.js';
import type { RecorderStage } from './recorder-stage.js';

type Opener = Pick<RecorderController, 'host' | 'stage' | 'strings'>;

/** What it takes to open a source for a host; handed on to what is loaded late, which so brings no second copy. */
export interface SourceOpening {
  readonly stage: RecorderStage;
  /** What the host asks for now. */
  readonly request: () => SourceRequest;
  /** Asks for it; what it lacks is told. */
  readonly ask: (request: SourceRequest, signal: AbortSignal) => Promise<MediaStream>;
  /** Enters the phase for as long as `open` takes, at the end of this task; closing the recorder aborts the signal. */
  readonly enter: (open: (signal: AbortSignal) => Promise<MediaStream>) => Promise<MediaStream>;
}

export function openingFor({ host, stage, strings }: Opener): SourceOpening {
  return {
    stage,
    request: () => requestOf(host),
    ask: (request, signal) =>
      openSource(request, signal, (error) => {
        if (!signal.aborted) stage.miss(error);
      }),
    enter: (open) => {
      const attempt = new AbortController();
      const opened = open(attempt.signal);
      stage.enter({ kind: 'opening', attempt, opened }, strings().opening);
      return opened;
    },
  };
}

/** Shows the page's own stream, or opens what the host asks for, and tells if that is refused. */
export function showSource(
  { stage, request, ask, enter }: SourceOpening,
  given: MediaStream | undefined,
): Promise<MediaStream> {
  return enter(async (signal) => {
    try {
      // Asked for at once: browsers share a screen only while the click that led here still counts.
      const stream = given ?? (await ask(request(), signal));
      await Promise.resolve(); // the phase is entered first
      if (!signal.aborted) stage.show({ stream, owned: !given });
      else if (!given) closeStream(stream);
      throwIfAborted(signal);
      return stream;
    } catch (error) {
      await Promise.resolve();
      if (!signal.aborted) stage.refuse(error);
      throw error;
    }
  });
}
