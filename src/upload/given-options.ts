import { assertOption, assertOptions, isSignal } from '../base/options.js';
import type { GrowingSource } from './growing-source.js';
import type { CommonUploadOptions, StreamOptions, UploadOptions } from './upload-options.js';

/** What is needed of an upload's options before there is a job to refuse those that are wrong. */
export interface EarlyOptions extends Pick<CommonUploadOptions, 'signal' | 'onProgress'> {
  readonly source?: GrowingSource | undefined;
  readonly partSize?: unknown;
}

/** Of it a signal that is one, and the rest as it was given; nothing of what can't be read. Never throws. */
export function earlyOptions(options: StreamOptions | UploadOptions | undefined): EarlyOptions {
  try {
    const { signal, ...others } = options as StreamOptions;
    return { ...others, signal: isSignal(signal) ? signal : undefined };
  } catch {
    return {};
  }
}

/** Refuses options of a wrong type. Numbers are looked at where they are used. */
export function assertUploadOptions(options: CommonUploadOptions): void {
  assertOptions(options);
  const { videoId, videoName, retry, onProgress } = options;
  assertOption('videoId', 'a string', videoId, typeof videoId === 'string');
  assertOption('videoName', 'a string', videoName, typeof videoName === 'string');
  assertOption('retry', 'an object', retry, typeof retry === 'object' && (retry as unknown) !== null);
  assertOption('onProgress', 'a function', onProgress, typeof onProgress === 'function');
}

/** Refuses a journal that is none. */
export function assertJournal(journal: unknown): void {
  const known = journal === 'auto' || journal === false;
  const own = typeof journal === 'object' && journal !== null && 'claim' in journal;
  assertOption('journal', '"auto", false, or a ResumeJournal', journal, known || own);
}
