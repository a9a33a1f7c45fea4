import type { ApiCall } from '../api/api-call.js';
import { assertRequestOptions, type RequestOptions } from '../api/call.js';
import { hostsOf, type Hosts } from '../api/hosts.js';
import { bindMethods, type Methods } from '../api/methods.js';
import type { OEmbed, PrivateSession } from '../api/models/delivery.js';
import type { VideoAssets } from '../api/models/video.js';
import { analytics } from '../api/operations/analytics.js';
import { captions } from '../api/operations/captions.js';
import { chapters } from '../api/operations/chapters.js';
import { delivery } from '../api/operations/delivery.js';
import { liveStreams } from '../api/operations/live-streams.js';
import { playerThemes } from '../api/operations/player-themes.js';
import { rawStatistics } from '../api/operations/raw-statistics.js';
import { summaries } from '../api/operations/summaries.js';
import { tags } from '../api/operations/tags.js';
import { uploadTokens } from '../api/operations/upload-tokens.js';
import { watermarks } from '../api/operations/watermarks.js';
import { webhooks } from '../api/operations/webhooks.js';
import { playbackOf, type PlaybackOptions } from '../api/playback.js';
import { understood } from '../base/understood.js';
import { sharedAttempt } from '../base/shared-attempt.js';
import { lazyTransport } from '../http/lazy-transport.js';
import { resolveOptions, type ClientOptions } from './client-options.js';
import { issuedToken, type IssuedToken } from './issued-token.js';
import type { FileInput } from './file-input.js';
import { readSmallFile } from './read-small-file.js';
import type { Transports } from './transports.js';
import { createVideos, type Videos } from './videos.js';

/**
 * All of api.video, for a server or a script. Every call is a promise of its data, with `withResponse()` for the
 * status and headers too; what lists can also be walked through with `for await`.
 */
export class ApiVideoClient {
  /** Videos: made, filled, found, changed and deleted. */
  readonly videos: Videos;
  /** Subtitles of a video, one file per language. */
  readonly captions: Methods<typeof captions, FileInput>;
  /** Chapters of a video, one file per language. */
  readonly chapters: Methods<typeof chapters, FileInput>;
  /** Live streams, which an encoder sends to and viewers watch. */
  readonly liveStreams: Methods<typeof liveStreams, FileInput>;
  /** Looks of the player, which videos can share. */
  readonly playerThemes: Methods<typeof playerThemes, FileInput>;
  /** Images that new videos can be marked with. */
  readonly watermarks: Methods<typeof watermarks, FileInput>;
  /** Upload tokens, which let a page or a person upload without a key. */
  readonly uploadTokens: Methods<typeof uploadTokens, FileInput>;
  /** Addresses of yours that are called when something happens. */
  readonly webhooks: Methods<typeof webhooks, FileInput>;
  /** The tags in use. */
  readonly tags: Methods<typeof tags, FileInput>;
  /** Videos summed up, by the service or by you. */
  readonly summaries: Methods<typeof summaries, FileInput>;
  /** How videos and live streams were watched. */
  readonly analytics: Methods<typeof analytics, FileInput>;
  /** Single viewings, as the service used to tell them. */
  readonly rawStatistics: Methods<typeof rawStatistics, FileInput>;

  readonly #hosts: Hosts;
  readonly #transports: () => Promise<Transports>;
  readonly #delivery: Methods<typeof delivery, FileInput>;

  constructor(options: ClientOptions = {}) {
    const settings = resolveOptions(options);
    const hosts = (this.#hosts = hostsOf(settings.baseUri));
    // A program that imports the client may never call it: what calls take is loaded with the first of them.
    const transports = (this.#transports = sharedAttempt(async () => {
      const { createTransports } = await import('./transports.js');
      return createTransports(hosts, settings);
    }));
    const calls = lazyTransport(async () => (await transports()).calls);
    const parts = lazyTransport(async () => (await transports()).parts);
    const bind = <Rows extends Parameters<typeof bindMethods>[1]>(table: Rows): Methods<Rows, FileInput> =>
      bindMethods(calls, table, readSmallFile);

    this.#delivery = bind(delivery);
    this.videos = createVideos({ calls, parts, hosts, settings });
    this.captions = bind(captions);
    this.chapters = bind(chapters);
    this.liveStreams = bind(liveStreams);
    this.playerThemes = bind(playerThemes);
    this.watermarks = bind(watermarks);
    this.uploadTokens = bind(uploadTokens);
    this.webhooks = bind(webhooks);
    this.tags = bind(tags);
    this.summaries = bind(summaries);
    this.analytics = bind(analytics);
    this.rawStatistics = bind(rawStatistics);
  }

  /**
   * An access token made from the key: one for all who ask, replaced before it expires. Its refresh token works
   * once, and is the client's own.
   */
  async getAccessToken(options: RequestOptions = {}): Promise<IssuedToken> {
    understood(() => assertRequestOptions(options));
    const { tokens } = await this.#transports();
    const made = await tokens();
    return issuedToken(await made.token(options));
  }

  /** The addresses at which a video is delivered. Nothing is asked of the service. */
  playback(videoId: string, options?: PlaybackOptions): Required<VideoAssets> {
    return understood(() => playbackOf(this.#hosts, videoId, options));
  }

  /** Exchanges a one-time private token for a session of 24 hours. */
  privateSession(videoId: string, privateToken: string, options?: RequestOptions): ApiCall<PrivateSession> {
    return this.#delivery.privateSession(videoId, privateToken, options);
  }

  /** Describes a player page for embedding, by its address. */
  oembed(url: string, options?: RequestOptions): ApiCall<OEmbed> {
    return this.#delivery.oembed({ url }, options);
  }
}
