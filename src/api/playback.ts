import type { Hosts } from './hosts.js';
import type { VideoAssets } from './models/video.js';

/** By whose leave a video is played. */
export interface PlaybackOptions {
  /** The one-time token of a private video. */
  readonly privateToken?: string;
}

/** The addresses at which a video is delivered, worked out from its id alone. */
export function playbackOf(
  hosts: Hosts,
  videoId: string,
  options: PlaybackOptions = {},
): Required<VideoAssets> {
  const { privateToken } = options;
  const id = inPath(videoId);
  const token = privateToken === undefined ? undefined : inPath(privateToken);
  const player = `${hosts.embed}/vod/${id}${token ? `?token=${token}` : ''}`;
  const files = `${hosts.vod}/vod/${id}${token ? `/token/${token}` : ''}`;

  return {
    player,
    iframe: `<iframe src="${player}" width="100%" height="100%" frameborder="0" scrolling="no" allowfullscreen="true"></iframe>`,
    hls: `${files}/hls/manifest.m3u8`,
    mp4: `${files}/mp4/source.mp4`,
    thumbnail: `${files}/thumbnail.jpg`,
  };
}

/** Throws where it is no string: nothing else can be trimmed. */
function inPath(text: string): string {
  return encodeURIComponent(text.trim());
}
