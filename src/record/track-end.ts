import { sleep } from '../base/abort.js';
import { ApiVideoError } from '../base/error.js';

/** What is left when a track of a recorded stream has ended. */
export interface TrackEnd {
  readonly kind: 'video' | 'audio';
  /** Whether the track showed a screen, a window or a tab. */
  readonly screen: boolean;
  /** How many other tracks still live. */
  readonly live: number;
}

/**
 * Whoever stops sharing a screen has finished. Any other track may end alone: the rest is worth recording,
 * but Firefox hands out nothing more by itself from then on, so what is there is fetched at once.
 */
export function afterTrackEnd({ kind, screen, live }: TrackEnd): 'stop' | 'flush' {
  return live === 0 || (kind === 'video' && screen) ? 'stop' : 'flush';
}

/** Why a recording ended, or lost a track, that nobody stopped. */
export function sourceEnded({ kind, screen }: Omit<TrackEnd, 'live'>): ApiVideoError {
  if (screen) return new ApiVideoError('source-ended', 'The screen is no longer shared.');
  const message =
    kind === 'video'
      ? 'The camera was disconnected, or the browser took it back.'
      : 'The sound has ended: its source was disconnected, or is no longer shared.';
  return new ApiVideoError('source-ended', message);
}

/** Tells of each track of `stream` that ends by itself, until `signal` aborts. */
export function watchTracks(stream: MediaStream, onEnd: (end: TrackEnd) => void, signal: AbortSignal): void {
  const tracks = stream.getTracks();
  const screen = tracks.find((track) => trackFacts(track).screen);

  for (const track of tracks) {
    const facts = trackFacts(track);
    const tell = (): void => onEnd({ ...facts, live: tracks.filter(isLive).length });
    if (screen && track !== screen) onEndWithout(screen, track, tell, signal);
    else onTrackEnd(track, tell, signal);
  }
}

/** Calls `onEnd` when `track` has ended by itself, or by `endTrack`, until `signal` aborts. */
export function onTrackEnd(track: MediaStreamTrack, onEnd: () => void, signal: AbortSignal): void {
  endOf(track).signal.addEventListener('abort', onEnd, { signal });
}

/** Milliseconds within which a browser has ended all that ends together. */
const together = 250;

/**
 * The same for what may end because `screen` does: whoever stops sharing ends the screen's sound as well, which
 * browsers may tell first, and which is then nothing to tell of.
 */
export function onEndWithout(
  screen: MediaStreamTrack,
  track: MediaStreamTrack,
  onEnd: () => void,
  signal: AbortSignal,
): void {
  const look = (): void => {
    if (isLive(screen)) onEnd();
  };
  onTrackEnd(track, () => void sleep(together, signal).then(look, () => undefined), signal);
}

/** On the track itself, where every copy of this module finds it: a page may have several. */
const screenMark = Symbol.for('apivideo-kit:screen');

/** Notes that a track shows a screen, among others, though the browser doesn't know it. */
export function markScreen(track: MediaStreamTrack): void {
  Object.defineProperty(track, screenMark, { value: true });
}

/** Taken while the track lives: an ended one may have forgotten what it showed. */
export function trackFacts(track: MediaStreamTrack): Omit<TrackEnd, 'live'> {
  const kind = track.kind === 'video' ? 'video' : 'audio';
  const screen = screenMark in track || track.getSettings().displaySurface !== undefined;
  return { kind, screen: kind === 'video' && screen };
}

/** Ends a track as a device's ends when it is gone: with the event, which a script's `stop()` lacks. */
export function endTrack(track: MediaStreamTrack): void {
  const end = endOf(track);
  if (end.signal.aborted) return;
  track.stop();
  track.dispatchEvent(new Event('ended'));
  end.abort(); // Firefox delivers no event that a script dispatches on a track
}

export function isLive({ readyState }: MediaStreamTrack): boolean {
  return readyState === 'live';
}

/** On the track itself, where every copy of this module finds it: a page may have several. */
const endMark = Symbol.for('apivideo-kit:end');

/** Aborts when the track has ended by itself, or by `endTrack`. */
function endOf(track: MediaStreamTrack & { [endMark]?: AbortController }): AbortController {
  const known = track[endMark];
  if (known) return known;
  const end = new AbortController();
  track.addEventListener('ended', () => end.abort(), { once: true });
  track[endMark] = end;
  return end;
}
