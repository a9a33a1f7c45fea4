import { randomBytes } from 'node:crypto';
import { text, type Answer } from '../answer.js';
import type { Delivered } from './delivered.js';
import { playerScript } from './player-script.js';

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** The look of a page that is all player. */
export const pageStyle = `
html, body { height: 100%; margin: 0; background: #000; color: #bbb; font: 1rem system-ui, sans-serif }
body { display: grid; place-items: center }
body > * { grid-area: 1 / 1; z-index: 1 }
video { width: 100%; height: 100%; z-index: 0 }
`;

/** What the page knows of the stream besides the video. */
export interface Playability {
  /** Until then the page shows a sentence, and looks again by itself. */
  readonly ready: boolean;
  /** Whether the HLS manifest is more than a wrapping of the source. */
  readonly realHls: boolean;
}

/** The page behind `assets.player`, full size: it plays the stream where the browser can, else the source. */
export function playerPage(
  { video, root, suffix, page }: Delivered,
  { ready, realHls }: Playability,
): Answer {
  const { videoId, attributes } = video;
  const nonce = randomBytes(16).toString('base64');
  const address = (name: string) => `${root}/${name}${suffix}`;
  const stream = `<source src="${address('hls/manifest.m3u8')}" type="application/vnd.apple.mpegurl">`;
  const content = ready
    ? `<video controls playsinline poster="${address('thumbnail.jpg')}" data-id="${videoId}">` +
      `${realHls ? stream : ''}<source src="${address('mp4/source.mp4')}"></video>` +
      `<script nonce="${nonce}">${playerScript}</script>`
    : '<p>This video is not ready yet.</p>';

  const html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
${ready ? '' : `<meta http-equiv="refresh" content="2; url=${page}${suffix}">`}
<title>${escapeText(attributes.title)}</title>
<style nonce="${nonce}">${pageStyle}</style>
</head>
<body>${content}</body>
</html>
`;
  const policy = `default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'; img-src 'self'; media-src 'self' blob:; connect-src 'self'; base-uri 'none'`;
  const answer = text('text/html; charset=utf-8', html);
  return { ...answer, headers: { ...answer.headers, 'Content-Security-Policy': policy } };
}

/** `words` as they may stand in a page. */
export function escapeText(words: string): string {
  return words.replace(/[&<>"]/g, (character) => entities[character] ?? character);
}
