import type { Transport } from '../api/call.js';
import type { Hosts } from '../api/hosts.js';
import type { Methods } from '../api/methods.js';
import { stringOption } from '../base/options.js';
import { understood } from '../base/understood.js';
import type { UploadToken } from '../upload/credentials.js';
import { assertJournal, readOptions } from '../upload/given-options.js';
import type { ResumeJournal } from '../upload/journal.js';
import type { PrepareJob } from '../upload/upload-task.js';
import type { Settings } from './client-options.js';
import { fileJournal } from './file-journal.js';
import type { FileInput } from './file-input.js';
import { heldParts } from './held-parts.js';
import { keyRequests, tokenRequests, type Carriage } from './part-requests.js';
import { startProgressiveSession, type ProgressiveSession } from './progressive-session.js';
import { receivedJournal } from './received-journal.js';
import { tokenOption, whichVideo } from './upload-arguments.js';
import { uploadJob, type UploadTarget } from './upload-job.js';
import type { TokenUploadOptions, UploadOptions } from './upload-options.js';
import type { VideoRows } from './videos.js';

export interface UploadsContext {
  readonly methods: Methods<VideoRows, FileInput>;
  readonly parts: Transport;
  readonly hosts: Hosts;
  readonly settings: Settings;
}

/** What carries a client's uploads, with the key or with a token. */
export interface Uploads {
  withKey(videoId: string, file: FileInput, options: UploadOptions): PrepareJob;
  withToken(token: UploadToken, file: FileInput, options: TokenUploadOptions): PrepareJob;
  sessionWithKey(videoId: string, options: UploadOptions): ProgressiveSession;
  sessionWithToken(token: UploadToken, options: TokenUploadOptions): ProgressiveSession;
}

/** Where uploads leave word of themselves unless told otherwise. */
const journalOfUser = fileJournal();

export function createUploads({ methods, parts, hosts, settings }: UploadsContext): Uploads {
  // Buffers are used again and again: only of Node's own `fetch` is it known when it is done with one.
  const carriage: Carriage = settings.fetch ? 'form' : 'streamed';

  const settled = <Options extends UploadOptions>(given: Options): Options => {
    const options = readOptions(given);
    understood(() => assertJournal(options.journal));
    const { partSize = settings.chunkSize, concurrency = settings.concurrency } = options;
    return { ...options, partSize, concurrency, retry: { ...settings.retry, ...options.retry } };
  };

  const keyed = (videoId: string, options: UploadOptions): UploadTarget => ({
    transport: parts,
    requestOf: keyRequests(videoId, carriage),
    hosts,
    // Stands where a token would: the parts go with the key.
    token: 'key',
    videoId: stringOption('videoId', videoId, whichVideo),
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
    token: tokenOption(token),
    videoId: options.videoId === '' ? undefined : options.videoId,
    journalFor: () => journalOf(options),
  });

  return {
    withKey: (videoId, file, options) => (listener, signal) => {
      const read = settled(options);
      return uploadJob(keyed(videoId, read), file, read, listener, signal);
    },
    withToken: (token, file, options) => (listener, signal) => {
      const read = settled(options);
      return uploadJob(tokened(token, read), file, read, listener, signal);
    },
    sessionWithKey: (videoId, options) => {
      const read = settled(options);
      return startProgressiveSession(keyed(videoId, read), read);
    },
    sessionWithToken: (token, options) => {
      const read = settled(options);
      return startProgressiveSession(tokened(token, read), read);
    },
  };
}

function journalOf({ journal = 'auto' }: UploadOptions): ResumeJournal | undefined {
  if (journal === 'auto') return journalOfUser;
  return journal === false ? undefined : journal;
}
