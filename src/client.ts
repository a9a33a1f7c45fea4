import type { RequestOptions, Resource } from './api/call.js';
import type { OEmbed, PrivateSession } from './api/models/delivery.js';
import type { VideoAssets } from './api/models/video.js';
import type { delivery } from './api/operations/delivery.js';
import { playbackOf, type PlaybackOptions } from './api/playback.js';
import { asGiven } from './base/options.js';
import { understood } from './base/understood.js';
import { FileUploads, loadEngine, type FileUploadsOptions } from './file-uploads.js';
import { originHeaders, type Origin } from './http/origin.js';
import type { UploadToken } from './upload/credentials.js';
import { refuseKey } from './upload/refuse-key.js';
import { earlyOptions } from './upload/early-options.js';
import { startStreamUpload } from './upload/start-upload.js';
import type { StreamOptions, UploadOptions } from './upload/upload-options.js';
import type { UploadStream } from './upload/upload-stream-task.js';
import type { UploadTask } from './upload/upload-task.js';

/** How a client reaches the service, and who it says it is. */
export interface ClientOptions extends FileUploadsOptions {
  /** The program that uses the client, for the service's statistics. */
  readonly application?: Origin | undefined;
  /** The library, built on this one, that uses the client. */
  readonly sdk?: Origin | undefined;
}

/**
 * The part of api.video that a page may use: uploads with a delegated token, and what is public. There is no
 * way to give it an API key, which every visitor could read.
 */
export class ApiVideoClient extends FileUploads {
  readonly videos: {
    /** Uploads a file with a delegated upload token, or with the function that fetches one. */
    uploadWithUploadToken(token: UploadToken, file: Blob, options?: UploadOptions): UploadTask;
  };

  constructor(options: ClientOptions = {}) {
    const [given, headers] = understood(() => {
      refuseKey(options);
      const { uploadToken, tokenProvider, baseUri, retry, application, sdk } = options;
      return [{ uploadToken, tokenProvider, baseUri, retry }, originHeaders(application, sdk)] as const;
    });
    super(given, headers);
    this.videos = {
      uploadWithUploadToken: (token, file, uploadOptions) => this.uploadAs(token, file, uploadOptions),
    };
  }

  /** Uploads bytes that are still coming, with the client's own token: sequential parts of at least 5 MiB. */
  uploadStream(options?: StreamOptions): UploadStream {
    const given = asGiven(options);
    return startStreamUpload(() => this.carrier(), given, earlyOptions(given));
  }

  /** The addresses at which a video is delivered. Nothing is asked of the service. */
  playback(videoId: string, options?: PlaybackOptions): Required<VideoAssets> {
    return understood(() => playbackOf(this.hosts, videoId, options));
  }

  /** Exchanges a one-time private token for a session of 24 hours. */
  async privateSession(
    videoId: string,
    privateToken: string,
    options?: RequestOptions,
  ): Promise<PrivateSession> {
    return (await this.#delivery()).privateSession(videoId, privateToken, options);
  }

  /** Describes a player page for embedding, by its address. */
  async oembed(url: string, options?: RequestOptions): Promise<OEmbed> {
    return (await this.#delivery()).oembed({ url }, options);
  }

  async #delivery(): Promise<Resource<typeof delivery>> {
    const engine = await loadEngine();
    return engine.bindResource(this.transport, engine.delivery);
  }
}
