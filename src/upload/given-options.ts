import { assertOption, assertOptions } from '../base/assert-option.js';
import { defined } from '../base/options.js';
import { understood } from '../base/understood.js';
import type { CommonUploadOptions } from './upload-options.js';

/** What was given, read once: whoever uses it afterwards meets nothing but plain values. */
export function readOptions<Options extends CommonUploadOptions>(options: Options | undefined): Options {
  return understood(() => {
    assertOptions(options);
    const read = { ...options } as Options;
    assertUploadOptions(read);
    return { ...read, retry: defined(read.retry ?? {}) };
  });
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
