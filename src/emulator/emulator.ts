import { randomInt } from 'node:crypto';
import { beginAnnouncement, resumeAnnouncements } from './announce-encoding.js';
import { resumeAcquisitions } from './acquire-source.js';
import { startBroadcast } from './broadcast.js';
import { createControlServer, isControl } from './control-server.js';
import { createView, type ViewSeed } from './create-view.js';
import type { EmulatorOptions } from './emulator-options.js';
import { createFaultPicker } from './fault-picker.js';
import { parseFaults } from './fault-schema.js';
import type { Fault } from './faults.js';
import { forgetExpired } from './forget-video.js';
import { listen } from './listener.js';
import { assertTokenWish, assertView } from './option-rules.js';
import { createMedia, noMedia } from './media/media.js';
import { createProgramRunner } from './media/programs.js';
import { createRateLimiter } from './rate-limits.js';
import { inspectVideo, type ReceivedVideo } from './received-video.js';
import { RequestLog, type RequestRecord } from './request-log.js';
import { createServer } from './server.js';
import { forgetAll } from './state/collections.js';
import { openResources } from './state/resources.js';
import { lastingState, temporaryState } from './state/state.js';
import type { UploadToken } from './upload-tokens.js';
import { createDelivery } from './webhook-delivery.js';
import type { View } from './view.js';
import type { World } from './world.js';

/** api.video's stand-in, listening. */
export interface Emulator {
  /** Scheme, host and port, without a slash at the end. */
  readonly url: string;
  readonly apiKey: string;
  /** What decides where faults of chance strike; give it as an option to see the same again. */
  readonly seed: number;
  /** Makes an upload token that lives for `ttl` seconds; 0, the default, is for ever. */
  createUploadToken(options?: { readonly ttl?: number }): UploadToken;
  /** Notes down that something was watched, for analytics to count, and gives what was noted. */
  addView(view: ViewSeed): View;
  /** Puts a live stream on air, as an encoder would that connects with its key; `PUT …/complete` ends it. */
  startBroadcast(liveStreamId: string): void;
  /**
   * What was received of a video so far, at the moment of the call. The first call for a large one that is complete
   * takes a moment, because its parts are then put together and hashed.
   */
  video(videoId: string): ReceivedVideo | undefined;
  /** The ids of all videos, oldest first. */
  readonly videos: readonly string[];
  /** The last 10,000 requests, oldest first, preflights among them; one live list for the emulator's lifetime. */
  readonly requests: readonly RequestRecord[];
  /** Looked through at each request; push to it, empty it, or assign another list, whose content is copied. */
  faults: Fault[];
  /** Forgets all but tokens and the key at once, and resolves when the files are gone. */
  reset(): Promise<void>;
  /** Ends every connection and removes all files. May be called again. */
  close(): Promise<void>;
  /** The same as `close()`, for `await using`. */
  [Symbol.asyncDispose](): Promise<void>;
}

/** Starts an emulator that takes the time, in milliseconds since the epoch, from `now`. */
export async function createEmulator(options: EmulatorOptions, now: () => number): Promise<Emulator> {
  const { port = 0, host = '127.0.0.1', https = false, playableAfter = 0, rateLimits = 'off' } = options;
  const {
    exposeRateLimit = true,
    webhookTargets = 'loopback',
    webhookRetryDelay = 3000,
    ffmpeg = 'auto',
  } = options;
  const { seed = randomInt(2 ** 31), faults: firstFaults = [], seedViews = [], dataDir } = options;
  // Unlike TypeScript, a plain script has nobody to tell it of a misspelt fault.
  const faults: Fault[] = [...parseFaults(firstFaults)];
  seedViews.forEach(assertView);
  const listener = await listen({ host, port, https });
  const open = async () => {
    const state = await (dataDir === undefined ? temporaryState() : lastingState(dataDir));
    try {
      return { state, resources: openResources(state, now, options) };
    } catch (error) {
      await state.close();
      throw error;
    }
  };
  const { state, resources } = await open().catch(async (error: unknown) => {
    await listener.close();
    throw error;
  });

  const { url } = listener;
  const ending = new AbortController();
  const { credentials, store, uploadTokens, kept } = resources;
  const emit = createDelivery({
    targets: () => kept.webhooks.list(),
    pending: kept.deliveries,
    now,
    retryDelay: webhookRetryDelay,
    anywhere: webhookTargets === 'anywhere',
    background: resources.background,
  });
  const media = ffmpeg === 'auto' ? createMedia(createProgramRunner(ending.signal)) : noMedia;
  const world: World = { url, now, playableAfter, ...resources, media, emit };
  store.onComplete((video) => beginAnnouncement(video, world));
  resumeAcquisitions(world);
  resumeAnnouncements(world);
  world.background.run(() => forgetExpired(world));
  const log = new RequestLog();
  const reset = async () => {
    log.clear();
    faults.length = 0;
    forgetAll(kept);
    await store.clear();
  };
  const addView = (seed: ViewSeed) => {
    assertView(seed);
    const view = createView(seed, now());
    kept.views.put(view.sessionId, view);
    return view;
  };
  seedViews.forEach(addView);

  const pickFault = createFaultPicker(faults, seed);
  const limiter = createRateLimiter(rateLimits, now);
  const serveApi = createServer(world, log, { pickFault, limiter, exposeRateLimit });
  const serveControl = createControlServer({ world, log, faults, seed, addView, reset });
  listener.serve((request, response) =>
    isControl(request) ? serveControl(request, response) : serveApi(request, response),
  );

  let closed: Promise<void> | undefined;
  const shutDown = async () => {
    ending.abort();
    await listener.close();
    await resources.background.close();
    await media.close();
    await state.close();
  };
  const close = () => (closed ??= shutDown());

  return {
    url,
    seed,
    apiKey: credentials.apiKey,
    createUploadToken: (wish = {}) => {
      assertTokenWish(wish);
      return uploadTokens.create(wish.ttl);
    },
    addView,
    startBroadcast: (liveStreamId) => startBroadcast(liveStreamId, world),
    video: (videoId) => inspectVideo(store.get(videoId)),
    get videos() {
      return store
        .list()
        .map(({ videoId }) => videoId)
        .reverse();
    },
    requests: log.records,
    get faults() {
      return faults;
    },
    set faults(replacement: Fault[]) {
      faults.splice(0, faults.length, ...parseFaults(replacement));
    },
    reset,
    close,
    [Symbol.asyncDispose]: close,
  };
}
