import { RecordingSession } from '../record/session.js';
import { settled } from '../upload/upload-task.js';
import { connect, type Connection } from './connection.js';
import { HeardEvents } from './heard-events.js';
import type { MediaRecorderOptions } from './options.js';
import { hearErrors, runSession, type Callback, type RecorderEvent } from './recorder-events.js';
import {
  assertState,
  assertStream,
  hasEnded,
  isToRetry,
  notRecording,
  sessionOn,
  type StartOptions,
} from './recorder-session.js';
import { supportedMimeTypes } from './supported-mime-types.js';
import { given, withOldErrors } from './video-upload-error.js';
import { videoUploadResponse, type VideoUploadResponse } from './video-upload-response.js';

type EventType = RecorderEvent['type'];

/** `ApiVideoMediaRecorder` of `@api.video/media-recorder`, on this library's engine. */
export class ApiVideoMediaRecorder {
  readonly #stream: MediaStream;
  readonly #options: MediaRecorderOptions;
  readonly #connection: Connection;
  readonly #events = new HeardEvents();
  #state: RecordingState = 'inactive';
  #session: RecordingSession | undefined;

  constructor(mediaStream: MediaStream, options: MediaRecorderOptions) {
    assertStream(mediaStream);
    this.#stream = mediaStream;
    this.#options = options;
    this.#connection = connect(options);
    hearErrors(this.#events, options.onError);
    // Whoever makes a recorder means to record, soon, and at once when it starts. What fails is told then.
    void settled(RecordingSession.preload());
  }

  /** The formats that this browser records in, best first. */
  static getSupportedMimeTypes(): string[] {
    return supportedMimeTypes();
  }

  addEventListener(type: EventType, callback: Callback, options?: boolean | AddEventListenerOptions): void {
    given(() => this.#events.addEventListener(type, callback, options));
  }

  removeEventListener(type: EventType, callback: Callback, options?: boolean | EventListenerOptions): void {
    given(() => this.#events.removeEventListener(type, callback, options));
  }

  /** Records, and sends meanwhile: another video with each start. `timeslice` is in milliseconds, 5000 if not given. */
  start(options?: StartOptions): void {
    assertState(this.#state, 'inactive');
    const session = sessionOn(this.#stream, this.#connection, this.#options, options);
    const { generateFileOnStop: keepsFile = false } = this.#options;
    const follower = { keepsFile, events: this.#events, transport: this.#connection.transport };
    this.#session = session;
    this.#state = 'recording';
    session.addEventListener('statechange', () => this.#onState(session));
    runSession(session, follower).catch(() => this.#onEnd(session));
  }

  pause(): void {
    assertState(this.#state, 'recording');
    this.#state = 'paused';
    this.#session?.pause();
  }

  resume(): void {
    assertState(this.#state, 'paused');
    this.#state = 'recording';
    this.#session?.resume();
  }

  /** Ends the recording, and resolves with its video. After a failure, another call sends what is missing. */
  stop(): Promise<VideoUploadResponse> {
    const session = this.#session;
    this.#state = 'inactive';
    if (!session) return settled(Promise.reject(notRecording()));
    const video = isToRetry(session) ? session.retry() : session.stop();
    return settled(withOldErrors(async () => videoUploadResponse(await video)));
  }

  getMediaRecorderState(): RecordingState {
    return this.#state;
  }

  /** A session takes a moment to begin, and may end by itself. */
  #onState(session: RecordingSession): void {
    if (session.state === 'recording' && this.#state === 'paused') session.pause();
    if (hasEnded(session)) this.#onEnd(session);
  }

  #onEnd(session: RecordingSession): void {
    if (session === this.#session) this.#state = 'inactive';
  }
}
