import type { Transport } from '../api/call.js';
import type { Hosts } from '../api/hosts.js';
import { bindMethods, type Methods } from '../api/methods.js';
import type { Video } from '../api/models/video.js';
import { videos as table } from '../api/operations/videos.js';
import { ApiVideoError } from '../base/error.js';
import { defined, stringOption } from '../base/options.js';
import type { UploadToken } from '../upload/credentials.js';
import type { ResumeJournal } from '../upload/journal.js';
import type { UploadTask } from '../upload/upload-task.js';
import type { Settings } from './client-options.js';
import { fileJournal } from './file-journal.js';
import type { FileInput } from './file-input.js';
import { heldParts } from './held-parts.js';
import { keyRequests, tokenRequests, type Carriage } from './part-requests.js';
import { waitUntilPlayable, type WaitOptions } from './playable.js';
import { startProgressiveSession, type ProgressiveSession } from './progressive-session.js';
import { receivedJournal } from './received-journal.js';
import { readSmallFile } from './small-file.js';
import { startUpload, type UploadTarget } from './start-upload.js';
import {
  withListener,
  type ProgressListener,
  type TokenUploadOptions,
  type UploadOptions,
} from './upload-options.js';

/** What the resource of videos stands on. */
export interface VideosContext {
  readonly calls: Transport;
  readonly parts: Transport;
  readonly hosts: Hosts;
  readonly settings: Settings;
}

// The rows of single parts are the engine's; whoever uploads a file means all of its parts.
type Rows = Omit<typeof table, 'upload' | 'uploadWithUploadToken'>;

export interface Videos extends Methods<Rows, FileInput> {
  /**
   * Uploads the source of a video with the key, in parallel parts, going on where an earlier attempt stood. Takes
   * options, or a listener as the official client does.
   */
  upload(videoId: string, file: FileInput, options?: UploadOptions | ProgressListener): UploadTask;
  /** Uploads a file with a delegated upload token, or with the function that fetches one. Needs no key. */
  uploadWithUploadToken(
    token: UploadToken,
    file: FileInput,
    options?: TokenUploadOptions | ProgressListener,
  ): UploadTask;
  /** Uploads the source of a video with the key, and waits until it can be watched. */
  uploadAndWait(
    videoId: string,
    file: FileInput,
    options?: UploadOptions & Pick<WaitOptions, 'timeout'>,
  ): Promise<Video>;
  /** Sends the source of a video with the key while it is made. */
  createUploadProgressiveSession(videoId: string, options?: UploadOptions): ProgressiveSession;
  /** Sends a video with a delegated upload token while it is made. Needs no key. */
  createUploadWithUploadTokenProgressiveSession(
    token: UploadToken,
    options?: TokenUploadOptions,
  ): ProgressiveSession;
  /** Waits until a first rendition can be watched, and resolves with the video. */
  waitUntilPlayable(videoId: string, options?: WaitOptions): Promise<Video>;
}

/** Where uploads leave word of themselves unless told otherwise. */
const journalOfUser = fileJournal();

export function createVideos({ calls, parts, hosts, settings }: VideosContext): Videos {
  const methods: Methods<Rows, FileInput> = bindMethods<Rows, FileInput>(calls, table, readSmallFile);

  // Buffers are used again and again: only of Node's own `fetch` is it known when it is done with one.
  const carriage: Carriage = settings.fetch ? 'form' : 'streamed';

  const settled = <Options extends UploadOptions>(options: Options): Options => ({
    ...options,
    partSize: options.partSize ?? settings.chunkSize,
    concurrency: options.concurrency ?? settings.concurrency,
    retry: { ...settings.retry, ...defined(options.retry ?? {}) },
  });

  const keyed = (videoId: string, options: UploadOptions): UploadTarget => ({
    transport: parts,
    requestOf: keyRequests(videoId, carriage),
    hosts,
    // Stands where a token would: the parts go with the key.
    token: 'key',
    videoId: stringOption('videoId', videoId, 'say which video to upload into.'),
    held: (signal) => heldParts(methods, videoId, signal),
    journalFor: (source, partSize, held) =>
      options.journal === false
        ? undefined
        : receivedJournal(journalOf(options), { source, partSize, host: hosts.api, videoId, held }),
    look: (id, signal) => methods.get(id, { signal }).then((video) => video),
  });

  const tokened = (token: UploadToken, options: TokenUploadOptions): UploadTarget => ({
    transport: parts,
    requestOf: tokenRequests(carriage),
    hosts,
    token: tokenOf(token),
    videoId: options.videoId === '' ? undefined : options.videoId,
    journalFor: () => journalOf(options),
  });

  const upload = (videoId: string, file: FileInput, given?: UploadOptions | ProgressListener): UploadTask => {
    const options = settled(withListener(given));
    return startUpload(() => keyed(videoId, options), file, options);
  };

  return {
    ...methods,
    upload,
    uploadWithUploadToken(token, file, given) {
      const options = settled<TokenUploadOptions>(withListener(given));
      return startUpload(() => tokened(token, options), file, options);
    },
    async uploadAndWait(videoId, file, { timeout, ...options } = {}) {
      await upload(videoId, file, options);
      return waitUntilPlayable(methods, videoId, { timeout, signal: options.signal });
    },
    createUploadProgressiveSession: (videoId, options = {}) =>
      startProgressiveSession(keyed(videoId, options), settled(options)),
    createUploadWithUploadTokenProgressiveSession: (token, options = {}) =>
      startProgressiveSession(tokened(token, options), settled(options)),
    waitUntilPlayable: (videoId, options) => waitUntilPlayable(methods, videoId, options),
  };
}

function journalOf({ journal = 'auto' }: UploadOptions): ResumeJournal | undefined {
  if (journal === 'auto') return journalOfUser;
  return journal === false ? undefined : journal;
}

function tokenOf(token: UploadToken): UploadToken {
  if (typeof token === 'function' || (typeof token === 'string' && token !== '')) return token;
  throw new ApiVideoError('invalid-option', '`token` is missing: give an upload token, or a function.');
}
