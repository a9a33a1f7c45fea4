import { deadline } from '../base/abort.js';
import { keepRunning } from './keep-running.js';

/** Several sounds as one track, which stays the same while its inputs come and go. */
export interface SoundMix {
  readonly track: MediaStreamTrack;
  /** Hears `track` too from now on. Throws where the browser can't mix it: Firefox one of another sample rate. */
  add(track: MediaStreamTrack): void;
  /** Hears `track` no more; it is left to its owner. */
  remove(track: MediaStreamTrack): void;
  /** Ends the track, silently, and closes the context. */
  close(): void;
}

/** Milliseconds that a browser may take to let a context run. */
const patience = 1000;

/**
 * Mixes sounds in `context`, which is the mix's from now on. Gives `undefined`, with the context closed, where
 * the browser doesn't let it run: recorders wait for the sound of a suspended context and meanwhile record
 * nothing at all, so that a plain microphone is better.
 */
export async function mixSound(
  context: AudioContext,
  tracks: readonly MediaStreamTrack[],
): Promise<SoundMix | undefined> {
  const inputs = new Map<MediaStreamTrack, MediaStreamAudioSourceNode>();
  const output = context.createMediaStreamDestination();
  const life = new AbortController();
  const [track] = output.stream.getAudioTracks();

  const mix = {
    add(input: MediaStreamTrack): void {
      const node = context.createMediaStreamSource(new MediaStream([input]));
      node.connect(output);
      inputs.set(input, node);
    },
    remove(input: MediaStreamTrack): void {
      inputs.get(input)?.disconnect();
      inputs.delete(input);
    },
    close(): void {
      life.abort();
      track?.stop();
      inputs.clear();
      if (context.state !== 'closed') void context.close();
    },
  };

  try {
    if (!track || !(await runs(context))) throw new DOMException('suspended', 'NotAllowedError');
    for (const input of tracks) mix.add(input);
  } catch {
    // Also where a sound can't be mixed: Firefox refuses one of another sample rate.
    mix.close();
    return undefined;
  }
  keepRunning(context, life.signal);
  return { track, ...mix };
}

/** Whether the context runs, or does within a moment. */
async function runs(context: AudioContext): Promise<boolean> {
  const limit = deadline(patience);
  const late = new Promise<void>((resolve) => {
    limit.signal.addEventListener('abort', () => resolve(), { once: true });
  });
  try {
    await Promise.race([context.resume(), late]);
  } finally {
    limit.clear();
  }
  return context.state === 'running';
}
