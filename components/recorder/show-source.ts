import { throwIfAborted } from '../../src/base/abort.js';
import { closeStream, openSource, type SourceRequest } from '../../src/record/source.js';
import type { RecorderStage } from './recorder-stage.js';

/** Shows the page's own stream, or opens what is asked for, and tells if that is refused. */
export async function showSource(
  stage: RecorderStage,
  given: MediaStream | undefined,
  request: () => SourceRequest,
  signal: AbortSignal,
): Promise<MediaStream> {
  try {
    const stream = given ?? (await openSource(request(), signal, (error) => stage.miss(error)));
    await Promise.resolve(); // the phase is entered after the call that begins it
    if (!signal.aborted) stage.show({ stream, owned: !given });
    else if (!given) closeStream(stream);
    throwIfAborted(signal);
    return stream;
  } catch (error) {
    if (!signal.aborted) stage.refuse(error);
    throw error;
  }
}
