import type { ApiVideoClient, Video } from '../../src/index.js';
import { ApiVideoError } from '../../src/base/error.js';
import { refused } from '../../src/base/outcome.js';
import { unwound, type RecordingClocks } from '../../src/record/clocks.js';
import { RecordingSession } from '../../src/record/session.js';
import { settled } from '../../src/upload/upload-task.js';
import { emit } from '../shared/emit.js';
import { Lifetime } from '../shared/lifetime.js';
import { told } from '../shared/messages.js';
import { present } from '../shared/present.js';
import type { RecorderStrings } from '../shared/strings/en.js';
import type { Playability } from '../shared/tell-playable.js';
import { clientOf } from '../shared/upload-client.js';
import { KeptTakes } from './kept-takes.js';
import { loadTakes } from './load-takes.js';
import { anyDevice, type RecorderAttributes } from './recorder-attributes.js';
import { errorOf, isBusy, isHeld, stateOf, uploadOf, type Arrival, type Phase } from './recorder-phase.js';
import { RecorderStage } from './recorder-stage.js';
import type { RecorderState } from './recorder-state.js';
import { RecorderWarnings } from './recorder-warnings.js';
import { openingFor, showSource } from './show-source.js';
import type { SourceHost } from './source-follower.js';
import type { TakeDesk } from './take-desk.js';

type Host = SourceHost & RecorderAttributes;

const underWay = 'A recording is under way: stop, retry or cancel it first.';

/** Opens devices, runs one recording after another, and tells on the host how that goes. */
export class RecorderController {
  readonly host: Host;
  readonly strings: () => RecorderStrings;
  /** What it is at, as it is shown, said and told. */
  readonly stage: RecorderStage;
  readonly #lifetime: Lifetime;
  /** What is about to be recorded, and may still be kept from it. */
  #beginning = new AbortController();
  /** The page's own stream, which is the page's to close. */
  #given: MediaStream | undefined;
  #arrived: Arrival | undefined;
  /** What endangers the recording, from the session or from its source. */
  readonly warnings: RecorderWarnings;
  /** What shows takes, and what is done about them; loaded when one is about to be made. */
  desk: TakeDesk | undefined;
  /** Takes that wait to be submitted. */
  readonly kept = new KeptTakes();

  readonly client = (): ApiVideoClient => clientOf(this.host);

  constructor(host: Host, strings: () => RecorderStrings) {
    this.host = host;
    this.strings = strings;
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

  /** The time that the host is in its page. */
  get signal(): AbortSignal {
    return this.#lifetime.signal;
  }

  get session(): RecordingSession | undefined {
    return this.phase.kind === 'take' ? this.phase.session : undefined;
  }

  get clocks(): RecordingClocks {
    return this.session?.clocks ?? unwound;
  }

  get error(): ApiVideoError | undefined {
    return errorOf(this.phase);
  }

  /** The video of the last recording, once it has arrived. */
  get arrival(): Arrival | undefined {
    return this.#arrived;
  }

  /** What `session` recorded has arrived, or turned out to play; without one, a recording of an earlier visit. */
  arrive(session: RecordingSession | undefined, video: Video, playability?: Playability): void {
    // By the time it plays another recording may be under way.
    if (this.session === session) this.#arrived = { video, playability };
  }

  /** Whether a recording would be lost with the page: it is made, sent, or kept for a retry. */
  get held(): boolean {
    return (this.phase.kind === 'take' && isHeld(this.phase)) || this.kept.last !== undefined;
  }

  /** Asks for the devices, unless they are open. A recording that has arrived makes room. */
  open(): Promise<MediaStream> {
    const { phase } = this;
    if (phase.kind === 'opening') return phase.opened;
    if (phase.kind === 'ready' || phase.kind === 'countdown') return Promise.resolve(phase.stream);
    // An upload that has failed is offered again.
    if (phase.kind === 'recovery' && phase.upload.state === 'failed') phase.leave.abort();
    if (phase.kind !== 'take' || !isBusy(phase)) return showSource(openingFor(this), this.#given);
    return phase.stream.active ? Promise.resolve(phase.stream) : refused(underWay);
  }

  /** Records and sends from now on; opens the devices first, if need be. */
  async start(): Promise<void> {
    if (isBusy(this.phase)) await refused(underWay);
    const { signal } = this.#beginning;
    const loading = settled(this.loadTakes());
    await this.open();
    const parts = await loading.catch((error: unknown) => {
      this.stage.refuse(error);
      throw error;
    });
    signal.throwIfAborted();
    const phase = this.phase;
    if (phase.kind !== 'ready' || !emit(this.host, 'upload-start', {}, { cancelable: true })) return;
    const seconds = present(this.host.countdown) ?? 0;
    if (seconds > 0) await parts.countDownOn(this.stage, phase, seconds, this.strings);
    signal.throwIfAborted();
    let take: Phase | undefined;
    try {
      // An element that leaves its page drops nothing: `RecordingSession.recoverable()` has what was recorded.
      const options = { ...parts.takeOptionsOf(this.host), client: this.client(), signal: this.signal };
      const session = new RecordingSession(phase.stream, options);
      take = parts.makeTake(this, session, phase);
      this.#arrived = undefined;
      this.warnings.clear();
      this.stage.enter(take);
      await session.start();
    } catch (error) {
      // Whoever has dropped it meanwhile has moved on.
      if (!take || this.phase === take) this.stage.refuse(error);
      throw error;
    }
  }

  pause(): void {
    this.session?.pause();
  }

  resume(): void {
    this.session?.resume();
  }

  /** What has not begun to be recorded never does. */
  stop(): Promise<Video | Blob> {
    const { phase, desk } = this;
    if (phase.kind === 'take' && desk) return desk.stop(phase);
    this.#forestall();
    if (phase.kind === 'opening' || phase.kind === 'countdown') this.cancel();
    return refused('Nothing is being recorded.');
  }

  /** After a failed upload: sends the rest. After a refusal: asks for the devices again. */
  async retry(): Promise<void> {
    const upload = uploadOf(this.phase);
    if (upload?.state === 'failed') await (this.session ?? upload).retry();
    else if (this.state === 'failed') {
      // The device asked for is not there: any other is better than the same refusal again.
      if (this.error?.code === 'device-constraint') Object.assign(this.host, anyDevice);
      await this.open();
    }
  }

  /** Drops what is being recorded or sent, for good. The preview stays, if it is still there. */
  cancel(): void {
    const phase = this.phase;
    this.#forestall();
    if (phase.kind === 'opening' || phase.kind === 'recovery') this.close();
    if (phase.kind === 'countdown') this.stage.show(phase, this.strings().countdownCanceled);
    if (phase.kind !== 'take') return;

    const { stream, owned, session } = phase;
    const underWay = isHeld(phase);
    const before = this.kept.has(session);
    this.kept.remove(session);
    session.cancel();
    if (before && this.kept.last) this.stage.enter(this.kept.last);
    else if (stream.active) this.stage.show({ stream, owned });
    else this.#idle();
    if (underWay) this.stage.say(this.strings().recordingCanceled);
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
    this.#forestall();
    if (phase.kind === 'opening') phase.attempt.abort();
    if (phase.kind === 'recovery') phase.leave.abort();
    if (phase.kind === 'take' && !this.kept.has(phase.session)) phase.session.cancel();
    this.stage.release();
    this.#idle();
  }

  /** What makes and shows takes; what shows them goes with the host from then on. */
  async loadTakes(): ReturnType<typeof loadTakes> {
    const parts = await loadTakes();
    this.desk ??= new parts.TakeDesk(this.host, this);
    return parts;
  }

  /** A key was pressed somewhere. What it means is known once takes can be shown, which is before there is one. */
  hear(event: KeyboardEvent): void {
    const path = event.composedPath();
    if (this.desk) this.desk.hear(event, path);
    else if (path.includes(this.host)) void this.loadTakes().then(() => this.desk?.hear(event, path), told);
  }

  /** Keeps from being recorded what is only about to be. */
  #forestall(): void {
    this.#beginning.abort(new ApiVideoError('aborted', 'The recording was canceled.'));
    this.#beginning = new AbortController();
  }

  /** A take that waits is shown again, if there is one. */
  #idle(): void {
    this.stage.enter(this.kept.last ?? { kind: 'idle' });
  }
}
