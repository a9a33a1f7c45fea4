import { throwIfAborted } from '../base/abort.js';
import { closeStream, openSource } from './source.js';
import type { NoticeListener, SourceKind, SourceRequest } from './source.js';

/** The stream of one recording: opened for it and closed after it, or given, and then left to its owner. */
export class StreamLease {
  readonly #source: MediaStream | SourceKind | SourceRequest;
  #stream: MediaStream | undefined;

  constructor(source: MediaStream | SourceKind | SourceRequest) {
    this.#source = source;
  }

  get stream(): MediaStream | undefined {
    return this.#stream;
  }

  /** Whether somebody is asked before there is a stream. */
  get asks(): boolean {
    return !isStream(this.#source);
  }

  async open(signal: AbortSignal, onNotice: NoticeListener): Promise<MediaStream> {
    this.#stream = isStream(this.#source) ? this.#source : await openSource(this.#source, signal, onNotice);
    throwIfAborted(signal);
    return this.#stream;
  }

  close(): void {
    if (this.#stream && this.#stream !== this.#source) closeStream(this.#stream);
  }
}

/** By its shape, so that a stream of another frame's is one too. */
export function isStream(source: unknown): source is MediaStream {
  try {
    return typeof (source as MediaStream).getTracks === 'function';
  } catch {
    return false; // `null`, or what can no longer be read
  }
}
