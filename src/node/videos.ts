import type { Transport } from '../api/call.js';
import type { Hosts } from '../api/hosts.js';
import { bindMethods, type Methods } from '../api/methods.js';
import type { Video } from '../api/models/video.js';
import { videos as table } from '../api/operations/videos.js';
import { assertOptions } from '../base/assert-option.js';
import { asGiven, stringOption } from '../base/options.js';
import { understood } from '../base/understood.js';
import { sharedAttempt } from '../base/shared-attempt.js';
import type { UploadToken } from '../upload/credentials.js';
import { earlyOptions } from '../upload/early-options.js';
import { observed } from '../upload/observed.js';
import { UploadTask, type PrepareJob } from '../upload/upload-task.js';
import type { Settings } from './client-options.js';
import type { FileInput } from './file-input.js';
import type { WaitOptions } from './playable.js';
import type { ProgressiveSession } from './progressive-session.js';
import { readSmallFile } from './read-small-file.js';
import { tokenOption, whichVideo } from './upload-arguments.js';
import {
  withListener,
  type ProgressListener,
  type TokenUploadOptions,
  type UploadOptions,
} from './upload-options.js';
import type { Uploads } from './uploads.js';

/** What the resource of videos stands on. */
export interface VideosContext {
  readonly calls: Transport;
  readonly parts: Transport;
  readonly hosts: Hosts;
  readonly settings: Settings;
}

// The rows of single parts are the engine's; whoever uploads a file means all of its parts.
export type VideoRows = Omit<typeof table, 'upload' | 'uploadWithUploadToken'>;

/** All that can be done with videos. */
export interface Videos extends Methods<VideoRows, FileInput> {
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

export function createVideos({ calls, parts, hosts, settings }: VideosContext): Videos {
  const rows = withoutParts(table);
  const methods: Methods<VideoRows, FileInput> = bindMethods(calls, rows, readSmallFile);
  // What carries uploads is more than all the rest: it is loaded with the first of them.
  const uploads = sharedAttempt(async () => {
    const { createUploads } = await import('./uploads.js');
    return createUploads({ methods, parts, hosts, settings });
  });
  const wait = async (videoId: string, options?: WaitOptions): Promise<Video> => {
    const { waitUntilPlayable } = await import('./playable.js');
    return waitUntilPlayable(methods, videoId, options);
  };
  const start = (jobOf: (uploads: Uploads) => PrepareJob, options: UploadOptions): UploadTask => {
    const prepare: PrepareJob = async (listener, signal) => {
      const made = await uploads();
      return jobOf(made)(listener, signal);
    };
    const { signal, onProgress } = earlyOptions(options);
    return observed(new UploadTask(prepare, signal), { onProgress });
  };
  const upload = (videoId: string, file: FileInput, given?: UploadOptions | ProgressListener): UploadTask => {
    const options = withListener(given);
    return start((made) => made.withKey(videoId, file, options), options);
  };

  return {
    ...methods,
    upload,
    uploadWithUploadToken(token, file, given) {
      const options = withListener<TokenUploadOptions>(given);
      return start((made) => made.withToken(token, file, options), options);
    },
    async uploadAndWait(videoId, file, given = {}) {
      const { timeout, ...options } = understood(() => {
        assertOptions(given);
        return asGiven(given);
      });
      await upload(videoId, file, options);
      return wait(videoId, { timeout, signal: options.signal });
    },
    createUploadProgressiveSession(videoId, options = {}) {
      const id = stringOption('videoId', videoId, whichVideo);
      const given = asGiven(options);
      return lazySession(async () => {
        const made = await uploads();
        return made.sessionWithKey(id, given);
      });
    },
    createUploadWithUploadTokenProgressiveSession(token, options = {}) {
      const valid = tokenOption(token);
      const given = asGiven(options);
      return lazySession(async () => {
        const made = await uploads();
        return made.sessionWithToken(valid, given);
      });
    },
    waitUntilPlayable: wait,
  };
}

/** The rows, but for those of single parts. */
function withoutParts(rows: typeof table): VideoRows {
  const names: ReadonlySet<string> = new Set(['upload', 'uploadWithUploadToken']);
  return Object.fromEntries(Object.entries(rows).filter(([name]) => !names.has(name))) as VideoRows;
}

/** A session that is there with its first part. Parts keep the order in which they are given. */
function lazySession(open: () => Promise<ProgressiveSession>): ProgressiveSession {
  const opened = sharedAttempt(open);
  return {
    uploadPart: async (file, onProgress) => (await opened()).uploadPart(file, onProgress),
    uploadLastPart: async (file, onProgress) => (await opened()).uploadLastPart(file, onProgress),
  };
}
