import { throwIfAborted } from '../../src/base/abort.js';
import { isApiVideoError } from '../../src/base/error.js';
import { choiceOf } from '../../src/record/devices.js';
import { closeStream, type SourceRequest } from '../../src/record/source.js';
import type { SourceOpening } from './show-source.js';

/**
 * Opens what the host asks for now in the place of `before`, a source of ours, and shows that again where it is refused.
 * `onRefused` hears of it before, while what was asked for can still be forgotten.
 */
export function replaceSource(
  opening: SourceOpening,
  before: MediaStream,
  onRefused: () => void,
): Promise<MediaStream> {
  const { stage, request, enter } = opening;

  return enter(async (signal) => {
    await Promise.resolve(); // until the phase is entered, the devices in use are those that the host asks for
    const devices = choiceOf(before);
    let again: SourceRequest | undefined;
    try {
      const wanted = request();
      again = { ...wanted, ...devices };
      const stream = await openInstead(opening, wanted, before, signal);
      closeStream(signal.aborted ? stream : before);
      throwIfAborted(signal);
      stage.show({ stream, owned: true });
      return stream;
    } catch (error) {
      if (signal.aborted) {
        closeStream(before);
      } else {
        onRefused();
        await goBack(opening, { before, again, refusal: error }, signal);
      }
      throw error;
    }
  });
}

/** Many phones run one camera at a time: if the other one is busy, the one before makes room for it. */
async function openInstead(
  { ask }: SourceOpening,
  request: SourceRequest,
  before: MediaStream,
  signal: AbortSignal,
): Promise<MediaStream> {
  try {
    return await ask(request, signal);
  } catch (error) {
    if (!isApiVideoError(error) || error.code !== 'device-busy') throw error;
    closeStream(before);
    return ask(request, signal);
  }
}

interface Refused {
  readonly before: MediaStream;
  /** What brings the same devices again; unknown where the host asks for nothing that there is. */
  readonly again: SourceRequest | undefined;
  readonly refusal: unknown;
}

/** Shows the source before, or if that had to make room, the same devices again; and tells why it is no other. */
async function goBack(
  { stage, ask }: SourceOpening,
  { before, again, refusal }: Refused,
  signal: AbortSignal,
): Promise<void> {
  const stream = before.active ? before : again && (await ask(again, signal).catch(() => undefined));
  if (signal.aborted) return;
  if (!stream) {
    stage.refuse(refusal);
    return;
  }
  stage.show({ stream, owned: true });
  if (isApiVideoError(refusal)) stage.miss(refusal);
}
