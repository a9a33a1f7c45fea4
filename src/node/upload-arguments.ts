import { ApiVideoError } from '../base/error.js';
import type { UploadToken } from '../upload/credentials.js';

/** What is missing where no video is given. */
export const whichVideo = 'say which video to upload into.';

/** What is missing where no video is to be waited for. */
export const whichWait = 'say which video to wait for.';

/** The token given, or an `invalid-option` error. */
export function tokenOption(token: UploadToken): UploadToken {
  if (typeof token === 'function' || (typeof token === 'string' && token !== '')) return token;
  throw new ApiVideoError('invalid-option', '`token` is missing: give an upload token, or a function.');
}
