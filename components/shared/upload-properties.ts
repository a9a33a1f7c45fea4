import type { TokenProvider } from '../../src/index.js';
import { declare } from './properties.js';

/** What both elements let a page say of an upload. */
export interface UploadProperties {
  /** Delegated upload token, made by the site's own server. Safe to publish in a page. */
  uploadToken: string | undefined;
  /** Fetches an upload token when one is needed, and another when it has expired. Preferred to `uploadToken`. */
  tokenProvider: TokenProvider | undefined;
  /** Video to send into, made beforehand by the site's own server. Without it, the token creates one. */
  videoId: string | undefined;
  /** Title of a video that the upload creates. @default the file's name, or the time of the recording's start */
  videoName: string | undefined;
  /** Address of the API. @default https://ws.api.video */
  baseUri: string | undefined;
  /** How often a part is sent again before the upload gives up. @default 6 */
  retries: number | undefined;
  /** Bytes of a part, from 5 MiB to 200 MiB. A recording's are at least that large. @default the engine's choice */
  partSize: number | undefined;
  /** The browser doesn't ask before the page is left while work would be lost. */
  noGuard: boolean;
  /** After the success, waits until the video plays, and says so. */
  waitPlayable: boolean;
  /** The screen may go dark while bytes move. */
  noWakeLock: boolean;
}

export const uploadProperties = /* @__PURE__ */ declare({
  uploadToken: String,
  tokenProvider: null,
  videoId: String,
  videoName: String,
  baseUri: String,
  retries: Number,
  partSize: Number,
  waitPlayable: Boolean,
  noGuard: Boolean,
  noWakeLock: Boolean,
});
