import type { Transport } from '../api/call.js';
import type { Hosts } from '../api/hosts.js';
import { bindMethods, type Methods } from '../api/methods.js';
import type { Video } from '../api/models/video.js';
import { videos as table } from '../api/operations/videos.js';
import type { Settings } from './client-options.js';
import type { FileInput } from './file-input.js';
import { waitUntilPlayable, type WaitOptions } from './playable.js';
import { readSmallFile } from './small-file.js';

/** What the resource of videos stands on. */
export interface VideosContext {
  readonly calls: Transport;
  readonly parts: Transport;
  readonly hosts: Hosts;
  readonly settings: Settings;
}

// The rows of single parts are the engine's; whoever uploads a file means all of its parts.
const { upload, uploadWithUploadToken, ...rows } = table;

export interface Videos extends Methods<typeof rows, FileInput> {
  /** Waits until a first rendition can be watched, and resolves with the video. */
  waitUntilPlayable(videoId: string, options?: WaitOptions): Promise<Video>;
}

export function createVideos({ calls }: VideosContext): Videos {
  const methods = bindMethods(calls, rows, readSmallFile) as Methods<typeof rows, FileInput>;

  return {
    ...methods,
    waitUntilPlayable: (videoId, options) => waitUntilPlayable(methods, videoId, options),
  };
}
