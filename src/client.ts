import { bindResource, type RequestOptions, type Resource, type Transport } from './api/call.js';
import { hostsOf, type Hosts } from './api/hosts.js';
import type { OEmbed, PrivateSession } from './api/models/delivery.js';
import type { Video, VideoAssets } from './api/models/video.js';
import { delivery } from './api/operations/delivery.js';
import { playbackOf, type PlaybackOptions } from './api/playback.js';
import { ApiVideoError } from './base/error.js';
import { onDemand } from './base/on-demand.js';
import { defined } from './base/options.js';
import { lazyTransport } from './http/lazy-transport.js';
import { originHeaders, type Origin } from './http/origin.js';
import type { TokenProvider, UploadToken } from './upload/credentials.js';
import type { PlayableOptions } from './upload/playable.js';
import type { RetryOptions } from './upload/retry.js';
import { startFileUpload, startStreamUpload, type Carrier } from './upload/start-upload.js';
import type { CommonUploadOptions, StreamOptions, UploadOptions } from './upload/upload-options.js';
import type { UploadStream } from './upload/upload-stream-task.js';
import type { UploadTask } from './upload/upload-task.js';
import type { ResumableUpload } from './web/resumable-upload.js';

/** Fetches what carries uploads and calls. */
export const loadEngine = onDemand(() => import('./engine.js'));
const loadResumable = onDemand(() => import('./web/resumable-upload.js'));
const loadPlayable = onDemand(() => import('./upload/playable.js'));

export interface ClientOptions {
  /** Delegated upload token, made by the site's own server. Safe to publish in a page. */
  readonly uploadToken?: string | undefined;
  /** Fetches an upload token when one is needed, and another when it has expired. Preferred to `uploadToken`. */
  readonly tokenProvider?: TokenProvider | undefined;
  /** Address of the API, with or without a trailing slash. @default https://ws.api.video */
  readonly baseUri?: string | undefined;
  /** When and how often a part is sent again, for every upload that doesn't say so itself. */
  readonly retry?: RetryOptions | undefined;
  /** The program that uses the client, for the service's statistics. */
  readonly application?: Origin | undefined;
  /** The library, built on this one, that uses the client. */
  readonly sdk?: Origin | undefined;
}

/**
 * The part of api.video that a page may use: uploads with a delegated token, and what is public. There is no
 * way to give it an API key, which every visitor could read.
 */
export class ApiVideoClient {
  readonly videos: {
    /** Uploads a file with a delegated upload token, or with the function that fetches one. */
    uploadWithUploadToken(token: UploadToken, file: Blob, options?: UploadOptions): UploadTask;
  };

  readonly #hosts: Hosts;
  readonly #transport: Transport;
  readonly #delivery: Resource<typeof delivery>;
  readonly #token: UploadToken | undefined;
  readonly #retry: RetryOptions | undefined;

  constructor(options: ClientOptions = {}) {
    refuseKey(options);
    this.#hosts = hostsOf(options.baseUri);
    const hosts = this.#hosts;
    const headers = originHeaders(options.application, options.sdk);
    this.#transport = lazyTransport(async () => {
      const { createTransport, sharedLimiters } = await loadEngine();
      return createTransport({ hosts, headers, limiterOf: sharedLimiters(hosts.api) });
    });
    this.#delivery = bindResource(this.#transport, delivery);
    this.#token = options.tokenProvider ?? options.uploadToken;
    this.#retry = options.retry;
    this.videos = {
      uploadWithUploadToken: (token, file, uploadOptions = {}) =>
        startFileUpload(() => this.#carrier(token), file, this.#withDefaults(uploadOptions)),
    };
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
  upload(file: Blob, options: UploadOptions = {}): UploadTask {
    return startFileUpload(() => this.#carrier(this.#token), file, this.#withDefaults(options));
  }

  /** Uploads bytes that are still coming, with the client's own token: sequential parts of at least 5 MiB. */
  uploadStream(options: StreamOptions = {}): UploadStream {
    const { videoName = '' } = options;
    return startStreamUpload(() => this.#carrier(this.#token), {
      ...this.#withDefaults(options),
      videoName: videoName || 'recording',
    });
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
  async waitUntilPlayable(video: Video, options: PlayableOptions = {}): Promise<Video> {
    const { waitUntilPlayable } = await loadPlayable();
    return waitUntilPlayable(this.#transport, video, options);
  }

  /** The addresses at which a video is delivered. Nothing is asked of the service. */
  playback(videoId: string, options?: PlaybackOptions): Required<VideoAssets> {
    return playbackOf(this.#hosts, videoId, options);
  }

  /** Exchanges a one-time private token for a session of 24 hours. */
  privateSession(videoId: string, privateToken: string, options?: RequestOptions): Promise<PrivateSession> {
    return this.#delivery.privateSession(videoId, privateToken, options);
  }

  /** Describes a player page for embedding, by its address. */
  oembed(url: string, options?: RequestOptions): Promise<OEmbed> {
    return this.#delivery.oembed({ url }, options);
  }

  async #carrier(token: UploadToken | undefined): Promise<Carrier> {
    const { fileJob, streamJob, surroundings } = await loadEngine();
    const target = { transport: this.#transport, hosts: this.#hosts, token, surroundings: surroundings() };
    return { fileJob, streamJob, target };
  }

  #withDefaults<Options extends CommonUploadOptions>(options: Options): Options {
    return { ...options, retry: { ...this.#retry, ...defined(options.retry ?? {}) } };
  }
}

/** Also for those who don't use TypeScript: a key in a page is a leak, whatever it was meant for. */
function refuseKey(options: object): void {
  if (!('apiKey' in options) || options.apiKey === undefined) return;
  throw new ApiVideoError(
    'key-in-browser',
    'An API key must not be in a web page, where every visitor can read it. Make an upload token on your server and use that.',
  );
}
