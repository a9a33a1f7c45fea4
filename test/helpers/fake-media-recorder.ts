/**
 * A MediaRecorder and its streams for tests without a browser. A recorder follows a script: what each engine was
 * seen to do, in its order, with sizes in bytes and times shortened.
 *
 *     const { recorders } = installFakeMediaRecorder(t, engines.firefoxLate);
 *     recordChunks(fakeStream(), …);
 */
import { once } from 'node:events';
import type { TestContext } from 'node:test';

/** Sizes of `dataavailable`, or another event of the recorder. */
type Step = number | 'stop' | 'error';

export interface Engine {
  /** Bytes of a chunk at each timeslice; nothing comes where there is none. */
  readonly slice?: number;
  /** What follows `stop()`, or the end of all tracks, one task after the other. */
  readonly end: readonly Step[];
  /** The recorder forgets its type when it stops. */
  readonly forgetful?: boolean;
  /** The end of all tracks goes unnoticed. */
  readonly deaf?: boolean;
  readonly supports: (mimeType: string) => boolean;
}

const webm = (mimeType: string): boolean => mimeType.includes('/webm');
const mp4 = (mimeType: string): boolean => mimeType.includes('/mp4') && !mimeType.includes('mp4a');

/** The orders of events that were measured. */
export const engines = {
  /** A single byte may come as a chunk; then the tail and `stop`. */
  chromiumWebm: { slice: 1000, end: [1, 500, 'stop'], supports: webm },
  /** Nothing until the next key frame; two events after `stop()`, the second of them empty. */
  chromiumMp4: { end: [36, 9000, 0, 'stop'], supports: mp4 },
  /** Stopped before the first byte: a single empty chunk. */
  chromiumTooShort: { end: [0, 'stop'], supports: webm },
  /** Empties, `stop`, and only then the bytes, with more empties behind. */
  firefoxLate: { end: [0, 'stop', 9000, 0, 0], forgetful: true, supports: webm },
  /** A codec without a track: no data, and no `stop` ever. */
  firefoxSilent: { end: [], forgetful: true, deaf: true, supports: webm },
  /** A track was added under it: an error, then the rest and `stop`. */
  failing: { slice: 1000, end: [700, 'stop'], supports: webm },
} as const satisfies Record<string, Engine>;

export class FakeRecorder extends EventTarget {
  static engine: Engine = engines.chromiumWebm;
  static readonly made: FakeRecorder[] = [];

  /** Tells `start` of each of them. */
  static readonly #all = new EventTarget();

  /** One that records, or is paused, as soon as there is one. */
  static async running(): Promise<FakeRecorder> {
    for (;;) {
      const running = FakeRecorder.made.find(({ state }) => state !== 'inactive');
      if (running) return running;
      await once(FakeRecorder.#all, 'start');
    }
  }

  static isTypeSupported(mimeType: string): boolean {
    return FakeRecorder.engine.supports(mimeType);
  }

  readonly stream: FakeStream;
  readonly options: MediaRecorderOptions;
  state: 'inactive' | 'recording' | 'paused' = 'inactive';
  mimeType: string;
  flushes = 0;
  readonly #engine = FakeRecorder.engine;
  #timer: NodeJS.Timeout | undefined;

  constructor(stream: FakeStream, options: MediaRecorderOptions = {}) {
    super();
    this.stream = stream;
    this.options = options;
    this.mimeType = options.mimeType ?? '';
    if (this.mimeType !== '' && !this.#engine.supports(this.mimeType)) {
      throw new DOMException('mimeType is not supported', 'NotSupportedError');
    }
    FakeRecorder.made.push(this);
  }

  start(timeslice: number): void {
    this.state = 'recording';
    this.#timer = setInterval(() => this.#slice(), timeslice);
    for (const track of this.stream.getTracks()) track.onGone = () => this.#onGone();
    FakeRecorder.#all.dispatchEvent(new Event('start'));
  }

  pause(): void {
    this.#assertActive();
    this.state = 'paused';
    this.dispatchEvent(new Event('pause'));
  }

  resume(): void {
    this.#assertActive();
    this.state = 'recording';
  }

  requestData(): void {
    this.#assertActive();
    this.flushes++;
    setImmediate(() => this.data(this.#engine.slice ?? 0));
  }

  stop(): void {
    if (this.state !== 'inactive') this.#end(this.#engine.end);
  }

  /** Fails as if a track had been added to the stream. */
  fail(): void {
    this.state = 'inactive';
    const error = new DOMException('A track was added', 'InvalidModificationError');
    this.dispatchEvent(Object.assign(new Event('error'), { error }));
    this.#end(this.#engine.end);
  }

  /** Gives a chunk, now. */
  data(size: number): void {
    const type = this.mimeType || (this.options.mimeType ?? '');
    const data = new Blob([new Uint8Array(size).fill(FakeRecorder.made.length)], { type });
    this.dispatchEvent(Object.assign(new Event('dataavailable'), { data }));
  }

  #slice(): void {
    if (this.state === 'recording' && this.#engine.slice !== undefined) this.data(this.#engine.slice);
  }

  #onGone(): void {
    if (!this.#engine.deaf && !this.stream.active && this.state !== 'inactive') this.#end(this.#engine.end);
  }

  #end(steps: readonly Step[]): void {
    clearInterval(this.#timer);
    this.state = 'inactive';
    if (this.#engine.forgetful) this.mimeType = '';
    steps.forEach((step, index) => {
      setTimeout(
        () => (typeof step === 'number' ? this.data(step) : this.dispatchEvent(new Event(step))),
        index,
      );
    });
  }

  #assertActive(): void {
    if (this.state === 'inactive') throw new DOMException('inactive', 'InvalidStateError');
  }
}

export class FakeTrack extends EventTarget {
  readyState: 'live' | 'ended' = 'live';
  onGone: () => void = () => undefined;
  readonly kind: 'video' | 'audio';
  readonly #settings: MediaTrackSettings;

  constructor(kind: 'video' | 'audio', settings: MediaTrackSettings = {}) {
    super();
    this.kind = kind;
    this.#settings = settings;
  }

  getSettings(): MediaTrackSettings {
    return this.readyState === 'live' ? this.#settings : {};
  }

  /** As a script does it: without an event. */
  stop(): void {
    this.readyState = 'ended';
    this.onGone();
  }

  /** As when a device is unplugged, or sharing is stopped in the browser's own bar. */
  end(): void {
    this.readyState = 'ended';
    this.dispatchEvent(new Event('ended'));
    this.onGone();
  }
}

export class FakeStream {
  readonly #tracks: readonly FakeTrack[];

  constructor(tracks: readonly FakeTrack[]) {
    this.#tracks = tracks;
  }

  get active(): boolean {
    return this.#tracks.some(({ readyState }) => readyState === 'live');
  }

  getTracks(): readonly FakeTrack[] {
    return this.#tracks;
  }

  getVideoTracks(): readonly FakeTrack[] {
    return this.#tracks.filter(({ kind }) => kind === 'video');
  }

  getAudioTracks(): readonly FakeTrack[] {
    return this.#tracks.filter(({ kind }) => kind === 'audio');
  }
}

/** Tracks by kind, and the stream that holds them; a screen's picture says that it is one. */
export function fakeStream({ screen = false } = {}): {
  readonly stream: MediaStream;
  readonly video: FakeTrack;
  readonly audio: FakeTrack;
} {
  const video = new FakeTrack('video', screen ? { displaySurface: 'monitor' } : {});
  const audio = new FakeTrack('audio');
  // The fake has what the code under test may use of a stream, and no more.
  return { stream: new FakeStream([video, audio]) as unknown as MediaStream, video, audio };
}

/** Puts the fake in the place of the browser's recorder for one test. */
export function installFakeMediaRecorder(
  t: TestContext,
  engine: Engine,
): { readonly latest: () => FakeRecorder } {
  FakeRecorder.engine = engine;
  FakeRecorder.made.length = 0;
  Object.assign(globalThis, { MediaRecorder: FakeRecorder });
  t.after(() => Reflect.deleteProperty(globalThis, 'MediaRecorder'));

  return {
    latest: () => {
      const recorder = FakeRecorder.made.at(-1);
      if (!recorder) throw new Error('No recorder was made.');
      return recorder;
    },
  };
}
