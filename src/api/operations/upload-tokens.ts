import type { Page } from '../models/page.js';
import type { TokenCreationPayload, UploadToken, UploadTokenQuery } from '../models/upload-token.js';
import { list } from '../operation-traits.js';
import { operation } from '../operation.js';

/** Upload tokens, which let a page or a person upload without a key. */
export const uploadTokens = {
  /** Lists the tokens that work. */
  list: list<{ query?: UploadTokenQuery }, Page<UploadToken>>()('/upload-tokens'),
  /** Makes a token, for a while or for ever. It is good for any number of uploads. */
  createToken: operation<{ body?: TokenCreationPayload }, UploadToken>()('POST', '/upload-tokens'),
  /** Tells when a token was made, and how long it lives. */
  getToken: operation<undefined, UploadToken>()('GET', '/upload-tokens/{uploadToken}'),
  /** Revokes a token at once. */
  deleteToken: operation<undefined, undefined>()('DELETE', '/upload-tokens/{uploadToken}'),
} as const;
