import type { ReactiveControllerHost } from 'lit';
import { ApiVideoError, isApiVideoError, type Video } from '../../src/index.js';
import type { DetailOf } from '../../src/base/events.js';
import { unwound, type RecordingClocks } from '../../src/record/clocks.js';
import { RecordingSession } from '../../src/record/session.js';
import { closeStream, openSource } from '../../src/record/source.js';
import { emit } from '../shared/emit.js';
import { Lifetime } from '../shared/lifetime.js';
import { errorMessage } from '../shared/messages.js';
import { relayUpload } from '../shared/relay-upload.js';
import type { RecorderStrings } from '../shared/strings/en.js';
import { clientOf } from '../shared/upload-client.js';
import { followSession } from './follow-session.js';
import { requestOf, takeOptionsOf, type RecorderAttributes } from './recorder-attributes.js';
import type { RecorderEventMap } from './recorder.events.js';
import { errorOf, isHeld, stateOf, type Phase } from './recorder-phase.js';
import type { RecorderState } from './recorder-state.js';

type Host = ReactiveControllerHost & HTMLElement & RecorderAttributes;

/** Opens devices, runs one recording after another, and tells on the host how that goes. */
export class RecorderController {
  readonly #host: Host;
  readonly #strings: RecorderStrings;
  readonly #lifetime: Lifetime;
  /** The page's own stream, which is the page's to close. */
  #given: MediaStream | undefined;
  #phase: Phase = { kind: 'idle' };
  #video: Video | undefined;
  #announcement = '';

  constructor(host: Host, strings: RecorderStrings) {
    this.#host = host;
    this.#strings = strings;
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
    if (stream && !held) this.#enter({ kind: 'ready', stream });
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

  /** The video of the last recording that has arrived. */
  get video(): Video | undefined {
    return this.#video;
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
    const opening = this.#given
      ? Promise.resolve(this.#given)
      : openSource(requestOf(this.#host), attempt.signal);
    const opened = this.#settle(opening, attempt);
    this.#enter({ kind: 'opening', attempt, opened }, this.#strings.opening);
    return opened;
  }

  /** Records and sends from now on; opens the devices first, if need be. */
  async start(): Promise<void> {
    if (isHeld(this.#phase)) {
      throw new ApiVideoError('invalid-state', 'A recording is under way: stop, retry or cancel it first.');
    }
    const stream = await this.open();
    if (this.#phase.kind !== 'ready' || !emit(this.#host, 'upload-start', {}, { cancelable: true })) return;

    try {
      const session = new RecordingSession(stream, {
        ...takeOptionsOf(this.#host),
        client: clientOf(this.#host),
      });
      this.#follow(session);
      this.#enter({ kind: 'take', stream, session });
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

    const { stream, session } = phase;
    const underWay = isHeld(phase);
    session.cancel();
    this.#enter(stream.active ? { kind: 'ready', stream } : { kind: 'idle' });
    if (underWay) this.#say(this.#strings.recordingCanceled);
  }

  /** Ends everything: what is being recorded is dropped, and the devices are let go. */
  close(): void {
    const phase = this.#phase;
    if (phase.kind === 'opening') phase.attempt.abort();
    if (phase.kind === 'take') phase.session.cancel();
    this.#release();
    this.#enter({ kind: 'idle' });
  }

  async #settle(opening: Promise<MediaStream>, attempt: AbortController): Promise<MediaStream> {
    try {
      const stream = await opening;
      if (!attempt.signal.aborted) this.#enter({ kind: 'ready', stream });
      return stream;
    } catch (error) {
      if (!attempt.signal.aborted) this.#refuse(error);
      throw error;
    }
  }

  #follow(session: RecordingSession): void {
    const host = this.#host;
    const strings = this.#strings;

    followSession(
      session,
      {
        onChange: () => host.requestUpdate(),
        onStart: () => {
          this.#relay(session);
          this.#tell('recording-start', null, strings.recording);
        },
        onPause: () => this.#tell('recording-pause', null, strings.recordingPaused),
        onResume: () => this.#tell('recording-resume', null, strings.recording),
        onStop: () => {
          this.#release();
          this.#tell('recording-stop', { seconds: session.clocks.recordedSeconds }, strings.finishing);
        },
        onDone: () => this.#say(strings.recordingSaved),
        onFail: () => {
          if (session.error) this.#onFailure(session, session.error);
        },
        onInterrupt: (error) => {
          // Whoever stops sharing a screen has just finished.
          if (error.code === 'source-ended' && host.source === 'screen') return;
          this.#tell('recording-error', { error }, errorMessage(strings, error));
        },
      },
      this.#lifetime.signal,
    );
  }

  #relay(session: RecordingSession): void {
    const { upload } = session;
    if (!upload) return;
    relayUpload(this.#host, upload, {
      signal: this.#lifetime.signal,
      // Once recording has ended the session has the last word, so that its state is the one told.
      outcome: () => (session.state === 'finishing' ? session.finished : upload),
      onChange: () => this.#host.requestUpdate(),
      onSuccess: (video) => (this.#video = video),
    });
  }

  /** A failed upload has its own event; any other failure is the recording's. */
  #onFailure({ upload }: RecordingSession, error: ApiVideoError): void {
    const message = errorMessage(this.#strings, error);
    if (upload?.state === 'failed') this.#say(message);
    else this.#tell('recording-error', { error }, message);
  }

  #refuse(error: unknown): void {
    if (!isApiVideoError(error)) return; // a bug of ours: whoever called sees it
    this.#release();
    this.#enter({ kind: 'refused', error });
    this.#tell('recording-error', { error }, errorMessage(this.#strings, error));
  }

  /** Lets the devices go, unless the stream is the page's own. */
  #release(): void {
    const { stream } = this;
    if (stream && stream !== this.#given) closeStream(stream);
  }

  #enter(phase: Phase, announcement = ''): void {
    this.#phase = phase;
    this.#say(announcement);
  }

  #tell<Name extends keyof RecorderEventMap>(
    name: Name,
    detail: DetailOf<RecorderEventMap[Name]>,
    announcement: string,
  ): void {
    this.#say(announcement);
    emit<keyof RecorderEventMap>(this.#host, name, detail);
  }

  #say(announcement: string): void {
    this.#announcement = announcement;
    this.#host.requestUpdate();
  }
}
