import type { Metadata } from '../media/metadata.js';
import type { Video } from '../video.js';

/** The size of a player whose video nobody has measured, in pixels. */
const usual = { width: 1280, height: 720 };

/** The id of the video whose player is at `address`, if it is one of `origin`. */
export function videoIdAt(address: string, origin: string): string | undefined {
  const { href } = URL.canParse(address) ? new URL(address) : { href: '' };
  return href.startsWith(`${origin}/vod/`)
    ? /^\/vod\/(\w+)\/?$/.exec(new URL(href).pathname)?.[1]
    : undefined;
}

/** What a site that embeds the player of a public video wants to know, as oEmbed 1.0 spells it. */
export function oembedOf({ videoId, attributes }: Video, metadata: Metadata, origin: string): object {
  const { width, height } = { width: metadata.width ?? usual.width, height: metadata.height ?? usual.height };
  const player = `${origin}/vod/${videoId}`;

  return {
    version: '1.0',
    type: 'video',
    title: attributes.title,
    provider_name: 'api.video',
    provider_url: 'https://api.video',
    html: `<iframe src="${player}" width="${width}" height="${height}" frameborder="0" scrolling="no" allowfullscreen="true"></iframe>`,
    width,
    height,
    thumbnail_url: `${player}/thumbnail.jpg`,
    thumbnail_width: width,
    thumbnail_height: height,
  };
}
