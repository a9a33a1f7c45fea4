import { ApiVideoError } from '../base/error.js';
import type { Origin } from '../http/origin.js';
import type { Credentials, ProgressiveUploaderOptions } from './options.js';
import { ProgressiveUploader } from './progressive-uploader.js';
import { VideoUploadError, withOldErrors } from './video-upload-error.js';

/** Told how far a part, or a file, is: from 0 to 1. */
export type Listener = ((progress: number) => void) | null | undefined;

/** A progressive upload that is known by its name. */
export interface Session {
  readonly uploader: ProgressiveUploader;
  /** By the number of the call, from 0. */
  readonly listeners: Listener[];
}

export function openSession(options: ProgressiveUploaderOptions): Session {
  const uploader = new ProgressiveUploader(options);
  const listeners: Listener[] = [];
  uploader.onProgress(({ part, uploadedBytes, totalBytes }) =>
    listeners[part - 1]?.(uploadedBytes / totalBytes),
  );
  return { uploader, listeners };
}

/** The session's uploader, for one more part. */
export function nextOf(session: Session | undefined, listener: Listener): ProgressiveUploader {
  if (!session) {
    throw new ApiVideoError('invalid-state', 'No such session: create it first.');
  }
  session.listeners.push(listener);
  return session.uploader;
}

/** What the uploaders refuse, with the reason, whatever its type. */
export function keyOf(apiKey: string, videoId: string): Credentials {
  return { apiKey, videoId } as object as Credentials;
}

/** What `act` resolves with, as JSON. The message of what it rejects with is the old one: a word, or the title. */
export async function asJson(act: () => Promise<object | undefined>): Promise<string> {
  try {
    return JSON.stringify(await withOldErrors(act));
  } catch (error) {
    if (error instanceof VideoUploadError) {
      error.message = error.reason === 'ABORTED' ? error.reason : (error.title ?? error.message);
    }
    throw error;
  }
}

interface Origins {
  readonly application: Origin | undefined;
  readonly sdk: Origin | undefined;
}

/** What has been set of the two; an empty name or version sets nothing. */
export function originOf({ application, sdk }: Origins): Origins {
  const complete = (origin: Origin | undefined): Origin | undefined =>
    origin?.name && origin.version ? origin : undefined;
  return { application: complete(application), sdk: complete(sdk) };
}
