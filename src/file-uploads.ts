import type { Transport } from './api/call.js';
import { hostsOf, type Hosts } from './api/hosts.js';
import type { Video } from './api/models/video.js';
import { onDemand } from './base/on-demand.js';
import { asGiven } from './base/options.js';
import { lazyTransport } from './http/lazy-transport.js';
import { clientHeaders } from './http/origin.js';
import type { TokenProvider, UploadToken } from './upload/credentials.js';
import { earlyOptions } from './upload/early-options.js';
import type { PlayableOptions } from './upload/playable.js';
import type { RetryOptions } from './upload/retry.js';
import { startFileUpload, type Carrier } from './upload/start-upload.js';
import type { UploadOptions } from './upload/upload-options.js';
import type { UploadTask } from './upload/upload-task.js';
import type { ResumableUpload } from './web/resumable-upload.js';

/** Fetches what carries uploads and calls. */
export const loadEngine = onDemand(() => import('./engine.js'));
const loadResumable = onDemand(() => import('./web/resumable-upload.js'));
const loadPlayable = onDemand(() => import('./upload/playable.js'));

export interface FileUploadsOptions {
  /** Delegated upload token, made by the site's own server. Safe to publish in a page. */
  readonly uploadToken?: string | undefined;
  /** Fetches an upload token when one is needed, and another when it has expired. Preferred to `uploadToken`. */
  readonly tokenProvider?: TokenProvider | undefined;
  /** Address of the API, with or without a trailing slash. @default https://ws.api.video */
  readonly baseUri?: string | undefined;
  /** When and how often a part is sent again, for every upload that doesn't say so itself. */
  readonly retry?: RetryOptions | undefined;
}

/** The part of a client that sends files: all that an uploader needs. */
export class FileUploads {
  readonly #hosts: Hosts;
  readonly #transport: Transport;
  readonly #token: UploadToken | undefined;
  readonly #retry: RetryOptions | undefined;

  constructor(
    { uploadToken, tokenProvider, baseUri, retry }: FileUploadsOptions = {},
    headers: Readonly<Record<string, string>> = clientHeaders,
  ) {
    const hosts = hostsOf(baseUri);
    this.#hosts = hosts;
    this.#transport = lazyTransport(async () => {
      const { createPageTransport, sharedLimiters } = await loadEngine();
      return createPageTransport({ hosts, headers, limiterOf: sharedLimiters(hosts.api) });
    });
    this.#token = tokenProvider ?? uploadToken;
    this.#retry = retry;
  }

  /** Address of the API, without a trailing slash. */
  get baseUri(): string {
    return this.#hosts.api;
  }

  /**
   * Fetches what an upload needs before there is one, as when a person reaches for a file. Without it the first
   * upload does so. Rejects with code `network` where it can't be had; the upload then tries again.
   */
  async preload(): Promise<void> {
    await loadEngine();
  }

  /** Uploads a file with the client's own token. */
  upload(file: Blob, options?: UploadOptions): UploadTask {
    return this.uploadAs(this.#token, file, options);
  }

  /**
   * The files whose uploads to this address ended with their page, newest first: those of this browser's last
   * six days. Send one of them again, and it goes on where it stood.
   */
  async resumable(): Promise<readonly ResumableUpload[]> {
    const { listResumable } = await loadResumable();
    return listResumable(this.#hosts.api);
  }

  /**
   * Waits, bounded and abortable, until a video's first quality can be played; resolves with the video as it was
   * given. The one-time token in the addresses of a private video is spent by this: play it with another.
   */
  async waitUntilPlayable(video: Video, options?: PlayableOptions): Promise<Video> {
    const { waitUntilPlayable } = await loadPlayable();
    return waitUntilPlayable(this.#transport, video, options);
  }

  /** @internal */
  protected get hosts(): Hosts {
    return this.#hosts;
  }

  /** @internal */
  protected get transport(): Transport {
    return this.#transport;
  }

  /** @internal */
  protected uploadAs(token: UploadToken | undefined, file: Blob, options?: UploadOptions): UploadTask {
    const given = asGiven(options);
    return startFileUpload(() => this.carrier(token), file, given, earlyOptions(given));
  }

  /**
   * What carries uploads with `token`, fetched when the first needs it.
   * @internal
   */
  protected async carrier(token: UploadToken | undefined = this.#token): Promise<Carrier> {
    const { fileJob, streamJob, surroundings } = await loadEngine();
    const target = {
      transport: this.#transport,
      hosts: this.#hosts,
      token,
      surroundings: surroundings(),
      usualRetry: this.#retry,
    };
    return { fileJob, streamJob, target };
  }
}
