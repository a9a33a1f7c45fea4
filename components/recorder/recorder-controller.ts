import type { ReactiveControllerHost } from 'lit';
import { ApiVideoError, type UploadTask, type Video } from '../../src/index.js';
import { refused } from '../../src/base/outcome.js';
import { unwound, type RecordingClocks } from '../../src/record/clocks.js';
import { durationPhase, tooShort } from '../../src/record/duration-limit.js';
import type { RecordingSession } from '../../src/record/session.js';
import { emit } from '../shared/emit.js';
import { Lifetime } from '../shared/lifetime.js';
import { present } from '../shared/present.js';
import type { RecorderStrings } from '../shared/strings/en.js';
import type { Playability } from '../shared/tell-playable.js';
import { KeptTakes } from './kept-takes.js';
import { makeTake } from './make-take.js';
import { anyDevice, requestOf, type RecorderAttributes } from './recorder-attributes.js';
import { errorOf, isBusy, isHeld, stateOf, uploadOf } from './recorder-phase.js';
import type { Arrival, Phase, Source, TakePhase } from './recorder-phase.js';
import { RecorderStage } from './recorder-stage.js';
import { isLive, type RecorderState } from './recorder-state.js';
import { RecorderWarnings } from './recorder-warnings.js';
import { showSource } from './show-source.js';
import { fileOfTake } from './take-file.js';

type Host = ReactiveControllerHost & HTMLElement & RecorderAttributes;

/** Opens devices, runs one recording after another, and tells on the host how that goes. */
export class RecorderController {
  readonly #host: Host;
  readonly #strings: () => RecorderStrings;
  /** What it is at, as it is shown, said and told. */
  readonly stage: RecorderStage;
  readonly #lifetime: Lifetime;
  /** The page's own stream, which is the page's to close. */
  #given: MediaStream | undefined;
  #arrived: Arrival | undefined;
  #interruption: ApiVideoError | undefined;
  /** What endangers the recording, from the session or from its source. */
  readonly warnings: RecorderWarnings;
  /** Takes that wait to be submitted. */
  readonly kept = new KeptTakes();

  constructor(host: Host, strings: () => RecorderStrings) {
    this.#host = host;
    this.#strings = strings;
    this.stage = new RecorderStage(host, strings);
    this.warnings = new RecorderWarnings({ host, strings, say: (words) => this.stage.say(words) });
    this.#lifetime = new Lifetime(host, () => {
      this.kept.clear();
      this.close();
    });
  }

  /** What it is at, with all that belongs to it. */
  get phase(): Phase {
    return this.stage.phase;
  }

  get state(): RecorderState {
    return stateOf(this.phase);
  }

  get stream(): MediaStream | undefined {
    return 'stream' in this.phase ? this.phase.stream : this.#given;
  }

  /** Takes the page's own stream, for the recordings from now on; `undefined` goes back to the devices. */
  set stream(stream: MediaStream | undefined) {
    const busy = isHeld(this.phase);
    if (!busy) this.close();
    this.#given = stream;
    if (stream && !busy) this.stage.show({ stream, owned: false });
  }

  get session(): RecordingSession | undefined {
    return this.phase.kind === 'take' ? this.phase.session : undefined;
  }

  get upload(): UploadTask | undefined {
    return uploadOf(this.phase);
  }

  get clocks(): RecordingClocks {
    return this.session?.clocks ?? unwound;
  }

  get error(): ApiVideoError | undefined {
    return errorOf(this.phase);
  }

  /** What the recording has lost, such as its microphone, if it goes or went on without. */
  get interruption(): ApiVideoError | undefined {
    return this.#interruption ?? this.stage.lack;
  }

  /** The video of the last recording, once it has arrived. */
  get arrival(): Arrival | undefined {
    return this.#arrived;
  }

  /** A recording of an earlier visit has arrived. */
  arrive(video: Video, playability?: Playability): void {
    if (this.phase.kind === 'recovery') this.#arrived = { video, playability };
  }

  /** Whether a recording would be lost with the page: it is made, sent, or kept for a retry. */
  get held(): boolean {
    return (this.phase.kind === 'take' && isHeld(this.phase)) || this.kept.last !== undefined;
  }

  /** Asks for the devices, unless they are open. A recording that has arrived makes room. */
  open(): Promise<MediaStream> {
    const phase = this.phase;
    if (phase.kind === 'opening') return phase.opened;
    if (phase.kind === 'ready' || phase.kind === 'countdown' || (phase.kind === 'take' && isBusy(phase))) {
      return Promise.resolve(phase.stream);
    }

    const attempt = new AbortController();
    const opened = showSource(this.stage, this.#given, () => requestOf(this.#host), attempt.signal);
    this.stage.enter({ kind: 'opening', attempt, opened }, this.#strings().opening);
    return opened;
  }

  /** Records and sends from now on; opens the devices first, if need be. */
  async start(): Promise<void> {
    if (isBusy(this.phase)) {
      throw new ApiVideoError('invalid-state', 'A recording is under way: stop, retry or cancel it first.');
    }
    await this.open();
    const phase = this.phase;
    if (phase.kind !== 'ready' || !emit(this.#host, 'upload-start', {}, { cancelable: true })) return;

    const seconds = present(this.#host.countdown) ?? 0;
    if (seconds > 0) await this.stage.countDown(phase, seconds);
    try {
      const take = this.#take(phase);
      this.#arrived = undefined;
      this.#interruption = undefined;
      this.warnings.clear();
      this.stage.enter(take);
      await take.session.start();
    } catch (error) {
      this.stage.refuse(error);
      throw error;
    }
  }

  /** Opens the source anew, as the host now wants it; only while nothing is recorded. */
  async reopen(): Promise<void> {
    if (this.phase.kind !== 'ready' || !this.phase.owned) return;
    this.stage.release();
    this.stage.enter({ kind: 'idle' });
    await this.open();
  }

  pause(): void {
    this.session?.pause();
  }

  resume(): void {
    this.session?.resume();
  }

  /** Resolves with the video; with `review`, with the recording as soon as it can be watched. */
  stop(): Promise<Video | Blob> {
    const { phase, clocks } = this;
    if (phase.kind !== 'take') return refused('Nothing is being recorded.');
    const { session, limit, review } = phase;
    if (isLive(this.state) && durationPhase(clocks.recordedSeconds, limit) === 'too-short') {
      this.stage.say(this.#strings().atLeast(Math.ceil(limit.min)));
      return Promise.reject(tooShort(limit));
    }
    const video = session.stop().then((sent) => {
      // Whoever awaits this finds the element up to date.
      if (this.session === session) this.#arrived ??= { video: sent, playability: undefined };
      return sent;
    });
    video.catch(() => undefined); // nobody need await it
    return review ? fileOfTake(session) : video;
  }

  /** After a failed upload: sends the rest. After a refusal: asks for the devices again. */
  async retry(): Promise<void> {
    if (this.session?.upload?.state === 'failed') await this.session.retry();
    else if (this.upload?.state === 'failed') this.upload.retry();
    else if (this.state === 'failed') {
      // The device asked for is not there: any other is better than the same refusal again.
      if (this.error?.code === 'device-constraint') Object.assign(this.#host, anyDevice);
      await this.open();
    }
  }

  /** Drops what is being recorded or sent, for good. The preview stays, if it is still there. */
  cancel(): void {
    const phase = this.phase;
    if (phase.kind === 'opening' || phase.kind === 'recovery') this.close();
    if (phase.kind === 'countdown') this.stage.show(phase, this.#strings().countdownCanceled);
    if (phase.kind !== 'take') return;

    const { stream, owned, session } = phase;
    const underWay = isHeld(phase);
    const before = this.kept.has(session);
    this.kept.remove(session);
    session.cancel();
    if (before && this.kept.last) this.stage.enter(this.kept.last);
    else if (stream.active) this.stage.show({ stream, owned });
    else this.#idle();
    if (underWay) this.stage.say(this.#strings().recordingCanceled);
  }

  /** Drops what there is of a recording, and forgets the last video. */
  reset(): void {
    this.#arrived = undefined;
    for (const { session } of this.kept.list) if (session !== this.session) session.cancel();
    this.kept.clear();
    this.cancel();
  }

  /** Lets the devices go. What is being recorded or sent is dropped; takes that wait to be submitted are not. */
  close(): void {
    const phase = this.phase;
    if (phase.kind === 'opening') phase.attempt.abort();
    if (phase.kind === 'recovery') phase.leave.abort();
    if (phase.kind === 'take' && !this.kept.has(phase.session)) phase.session.cancel();
    this.stage.release();
    this.#idle();
  }

  #take(source: Source): TakePhase {
    return makeTake(source, {
      host: this.#host,
      strings: this.#strings,
      warnings: this.warnings,
      kept: this.kept,
      signal: this.#lifetime.signal,
      say: (announcement) => this.stage.say(announcement),
      onStop: () => this.stage.release(),
      onInterrupt: (error) => (this.#interruption = error),
      onVideo: (session, video, playability) => {
        // By the time it plays another recording may be under way.
        if (this.session === session) this.#arrived = { video, playability };
      },
    });
  }

  /** A take that waits is shown again, if there is one. */
  #idle(): void {
    this.stage.enter(this.kept.last ?? { kind: 'idle' });
  }
}
