import type { Origin } from '../http/origin.js';
import { listenerOf } from './listeners.js';
import type { Credentials, ProgressiveUploaderOptions } from './options.js';
import { ProgressiveUploader } from './progressive-uploader.js';
import { given, refusal, VideoUploadError, withOldErrors } from './video-upload-error.js';

/** Told how far a part, or a file, is: from 0 to 1. */
export type Listener = ((progress: number) => void) | null | undefined;

/** A progressive upload that is known by its name. */
export interface Session {
  readonly uploader: ProgressiveUploader;
  /** By the number of the call, from 0. */
  readonly listeners: ((progress: Progress) => void)[];
}

interface Progress {
  readonly uploadedBytes: number;
  readonly totalBytes: number;
}

export function openSession(options: ProgressiveUploaderOptions): Session {
  const uploader = new ProgressiveUploader(options);
  const listeners: Session['listeners'] = [];
  uploader.onProgress((progress) => listeners[progress.part - 1]?.(progress));
  return { uploader, listeners };
}

/** Told of progress in bytes, it tells `listener` of the share. */
export function asShare(listener: Listener): (progress: Progress) => void {
  const tell = listenerOf(listener);
  return ({ uploadedBytes, totalBytes }) => tell?.(uploadedBytes / totalBytes);
}

/** What a session is known by. */
export function nameOf(id: unknown): string {
  return given(() => String(id));
}

/** The uploader of a session, for one more part. */
export function nextOf(
  sessions: Readonly<Record<string, Session>>,
  id: string,
  listener: Listener,
): ProgressiveUploader {
  const name = nameOf(id);
  const session = Object.hasOwn(sessions, name) ? sessions[name] : undefined;
  if (!session) throw refusal('invalid-state', 'No such session: create it first.');
  session.listeners.push(asShare(listener));
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
