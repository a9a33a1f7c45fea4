import { isSignal } from '../base/options.js';
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
