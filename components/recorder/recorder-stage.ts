import type { ReactiveControllerHost } from 'lit';
import { isApiVideoError, type ApiVideoError } from '../../src/index.js';
import { closeStream } from '../../src/record/source.js';
import { afterTrackEnd, sourceEnded, watchTracks } from '../../src/record/track-end.js';
import { emit } from '../shared/emit.js';
import { errorMessage } from '../shared/messages.js';
import type { RecorderStrings } from '../shared/strings/en.js';
import type { Phase, Source } from './recorder-phase.js';
import type {} from './recorder.events.js';

/** What a recorder is at, and how that is shown, said and told. */
export class RecorderStage {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #strings: () => RecorderStrings;
  #phase: Phase = { kind: 'idle' };
  /** The time that a preview is shown and nothing is recorded. */
  #preview = new AbortController();
  #lack: ApiVideoError | undefined;
  #announcement = '';

  constructor(host: ReactiveControllerHost & HTMLElement, strings: () => RecorderStrings) {
    this.#host = host;
    this.#strings = strings;
  }

  get phase(): Phase {
    return this.#phase;
  }

  /** The last thing that a screen reader should say. */
  get announcement(): string {
    return this.#announcement;
  }

  /** What a recording has lost, if it goes or went on without; or what its source lacks, as a microphone refused. */
  get lack(): ApiVideoError | undefined {
    const { phase } = this;
    return (phase.kind === 'take' ? phase.lost : undefined) ?? this.#lack;
  }

  enter(phase: Phase, announcement = ''): void {
    const { kind } = phase;
    if (kind !== 'ready' && kind !== 'countdown') this.#preview.abort();
    if (kind === 'idle' || kind === 'opening') this.#lack = undefined;
    // What a recording has lost its source lacks, also once that recording was dropped.
    if (kind === 'ready') this.#lack = this.lack;
    if (this.#phase.kind === 'countdown' && kind !== 'countdown') this.#phase.attempt.abort();
    this.#phase = phase;
    this.say(announcement);
  }

  /** Shows the preview, and tells when its source ends before anything is recorded. */
  show({ stream, owned }: Source, announcement = ''): void {
    this.#preview.abort();
    const { signal } = (this.#preview = new AbortController());
    this.enter({ kind: 'ready', stream, owned }, announcement);
    watchTracks(
      stream,
      (end) => {
        if (afterTrackEnd(end) === 'stop') this.refuse(sourceEnded(end));
        else this.miss(sourceEnded(end));
      },
      signal,
    );
  }

  /** The source lacks something, or could not do what it was asked to; recording goes on, or can. */
  miss(error: ApiVideoError): void {
    this.#lack = error;
    this.say(errorMessage(this.#strings(), error));
    emit(this.#host, 'recording-error', { error });
  }

  /** The source has all that it should, again. */
  missNothing(): void {
    this.#lack = undefined;
    if (this.#phase.kind === 'take') this.#phase.lost = undefined;
    this.say();
  }

  refuse(error: unknown): void {
    if (!isApiVideoError(error)) return; // a bug of ours: whoever called sees it
    this.release();
    this.enter({ kind: 'refused', error }, errorMessage(this.#strings(), error));
    emit(this.#host, 'recording-error', { error });
  }

  /** Lets the devices go, unless the stream is the page's own. */
  release(): void {
    const phase = this.#phase;
    if ('owned' in phase && phase.owned) closeStream(phase.stream);
  }

  /** Has a screen reader say something, and the host show how things are. */
  say(announcement = this.#announcement): void {
    this.#announcement = announcement;
    this.#host.requestUpdate();
  }
}
