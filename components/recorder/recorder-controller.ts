import type { ReactiveControllerHost } from 'lit';
import { ApiVideoError, isApiVideoError, type Video } from '../../src/index.js';
import { throwIfAborted } from '../../src/base/abort.js';
import { unwound, type RecordingClocks } from '../../src/record/clocks.js';
import { RecordingSession } from '../../src/record/session.js';
import { closeStream, openSource } from '../../src/record/source.js';
import { afterTrackEnd, sourceEnded, watchTracks } from '../../src/record/track-end.js';
import { emit } from '../shared/emit.js';
import { Lifetime } from '../shared/lifetime.js';
import { errorMessage } from '../shared/messages.js';
import type { RecorderStrings } from '../shared/strings/en.js';
import { clientOf } from '../shared/upload-client.js';
import { requestOf, takeOptionsOf, type RecorderAttributes } from './recorder-attributes.js';
import { errorOf, isHeld, stateOf, type Arrival, type Phase, type Source } from './recorder-phase.js';
import type { RecorderState } from './recorder-state.js';
import { RecorderWarnings } from './recorder-warnings.js';
import { tellSession } from './tell-session.js';

type Host = ReactiveControllerHost & HTMLElement & RecorderAttributes;

/** Opens devices, runs one recording after another, and tells on the host how that goes. */
export class RecorderController {
  readonly #host: Host;
  readonly #strings: () => RecorderStrings;
  readonly #lifetime: Lifetime;
  /** The page's own stream, which is the page's to close. */
  #given: MediaStream | undefined;
  #phase: Phase = { kind: 'idle' };
  #arrived: Arrival | undefined;
  #interruption: ApiVideoError | undefined;
  /** The time that a preview is shown and nothing is recorded. */
  #preview = new AbortController();
  #announcement = '';
  /** What endangers the recording, from the session or from its source. */
  readonly warnings: RecorderWarnings;

  constructor(host: Host, strings: () => RecorderStrings) {
    this.#host = host;
    this.#strings = strings;
    this.warnings = new RecorderWarnings({ host, strings, say: (words) => this.#say(words) });
    this.#lifetime = new Lifetime(host, () => this.close());
  }

  get state(): RecorderState {
    return stateOf(this.#phase);
  }

  get stream(): MediaStream | undefined {
    return 'stream' in this.#phase ? this.#phase.stream : this.#given;
  }

  /** Takes the page's own stream, for the recordings from now on; `undefined` goes back to the devices. */
  set stream(stream: MediaStream | undefined) {
    const held = isHeld(this.#phase);
    if (!held) this.close();
    this.#given = stream;
    if (stream && !held) this.#show({ stream, owned: false });
  }

  get session(): RecordingSession | undefined {
    return this.#phase.kind === 'take' ? this.#phase.session : undefined;
  }

  get clocks(): RecordingClocks {
    return this.session?.clocks ?? unwound;
  }

  get error(): ApiVideoError | undefined {
    return errorOf(this.#phase);
  }

  /** What the recording has lost, such as its microphone, if it goes or went on without. */
  get interruption(): ApiVideoError | undefined {
    return this.#interruption;
  }

  /** The video of the last recording, once it has arrived. */
  get arrival(): Arrival | undefined {
    return this.#arrived;
  }

  /** Whether a recording would be lost with the page: it is made, sent, or kept for a retry. */
  get held(): boolean {
    return isHeld(this.#phase);
  }

  /** The last thing that a screen reader should say. */
  get announcement(): string {
    return this.#announcement;
  }

  /** Asks for the devices, unless they are open. A recording that has arrived makes room. */
  open(): Promise<MediaStream> {
    const phase = this.#phase;
    if (phase.kind === 'opening') return phase.opened;
    if (phase.kind === 'ready' || (phase.kind === 'take' && isHeld(phase))) {
      return Promise.resolve(phase.stream);
    }

    const attempt = new AbortController();
    const opened = this.#settle(attempt.signal);
    this.#enter({ kind: 'opening', attempt, opened }, this.#strings().opening);
    return opened;
  }

  /** Records and sends from now on; opens the devices first, if need be. */
  async start(): Promise<void> {
    if (isHeld(this.#phase)) {
      throw new ApiVideoError('invalid-state', 'A recording is under way: stop, retry or cancel it first.');
    }
    const stream = await this.open();
    const phase = this.#phase;
    if (phase.kind !== 'ready' || !emit(this.#host, 'upload-start', {}, { cancelable: true })) return;

    try {
      const session = new RecordingSession(stream, {
        ...takeOptionsOf(this.#host),
        client: clientOf(this.#host),
        // An element that leaves its page drops nothing: `RecordingSession.recoverable()` has what was recorded.
        signal: this.#lifetime.signal,
      });
      this.#follow(session);
      this.#arrived = undefined;
      this.#interruption = undefined;
      this.warnings.clear();
      this.#enter({ kind: 'take', stream, session, owned: phase.owned });
      await session.start();
    } catch (error) {
      this.#refuse(error);
      throw error;
    }
  }

  pause(): void {
    this.session?.pause();
  }

  resume(): void {
    this.session?.resume();
  }

  stop(): Promise<Video> {
    if (this.session) return this.session.stop();
    return Promise.reject(new ApiVideoError('invalid-state', 'Nothing is being recorded.'));
  }

  /** After a failed upload: sends the rest. After a refusal: asks for the devices again. */
  async retry(): Promise<void> {
    if (this.session?.upload?.state === 'failed') await this.session.retry();
    else if (this.state === 'failed') await this.open();
  }

  /** Drops what is being recorded or sent, for good. The preview stays, if it is still there. */
  cancel(): void {
    const phase = this.#phase;
    if (phase.kind === 'opening') this.close();
    if (phase.kind !== 'take') return;

    const { stream, owned, session } = phase;
    const underWay = isHeld(phase);
    session.cancel();
    if (stream.active) this.#show({ stream, owned });
    else this.#enter({ kind: 'idle' });
    if (underWay) this.#say(this.#strings().recordingCanceled);
  }

  /** Drops what there is of a recording, and forgets the last video. */
  reset(): void {
    this.#arrived = undefined;
    this.cancel();
  }

  /** Ends everything: what is being recorded is dropped, and the devices are let go. */
  close(): void {
    const phase = this.#phase;
    if (phase.kind === 'opening') phase.attempt.abort();
    if (phase.kind === 'take') phase.session.cancel();
    this.#release();
    this.#enter({ kind: 'idle' });
  }

  async #settle(signal: AbortSignal): Promise<MediaStream> {
    const given = this.#given;
    try {
      const stream = given ?? (await openSource(requestOf(this.#host), signal));
      await Promise.resolve(); // the phase is entered after the call that begins it
      if (!signal.aborted) this.#show({ stream, owned: !given });
      else if (!given) closeStream(stream);
      throwIfAborted(signal);
      return stream;
    } catch (error) {
      if (!signal.aborted) this.#refuse(error);
      throw error;
    }
  }

  /** Shows the preview, and tells when its source ends before anything is recorded. */
  #show(source: Source): void {
    const { signal } = (this.#preview = new AbortController());
    this.#enter({ kind: 'ready', ...source });
    watchTracks(
      source.stream,
      (end) => {
        if (afterTrackEnd(end) === 'stop') this.#refuse(sourceEnded(end));
      },
      signal,
    );
  }

  #follow(session: RecordingSession): void {
    tellSession(session, {
      host: this.#host,
      strings: this.#strings,
      signal: this.#lifetime.signal,
      say: (announcement) => this.#say(announcement),
      onWarning: (code) => this.warnings.set(code, true),
      onData: () => this.warnings.set('no-data', false),
      onStop: () => this.#release(),
      onInterrupt: (error) => (this.#interruption = error),
      onVideo: (video, playability) => {
        // By the time it plays another recording may be under way.
        if (this.session === session) this.#arrived = { video, playability };
      },
    });
  }

  #refuse(error: unknown): void {
    if (!isApiVideoError(error)) return; // a bug of ours: whoever called sees it
    this.#release();
    this.#enter({ kind: 'refused', error }, errorMessage(this.#strings(), error));
    emit(this.#host, 'recording-error', { error });
  }

  /** Lets the devices go, unless the stream is the page's own. */
  #release(): void {
    const phase = this.#phase;
    if ('owned' in phase && phase.owned) closeStream(phase.stream);
  }

  #enter(phase: Phase, announcement = ''): void {
    if (phase.kind !== 'ready') this.#preview.abort();
    this.#phase = phase;
    this.#say(announcement);
  }

  #say(announcement = this.#announcement): void {
    this.#announcement = announcement;
    this.#host.requestUpdate();
  }
}
