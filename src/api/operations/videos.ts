import type { Video } from '../models/video.js';
import { operation } from '../operation.js';

/** The video operations that need no API key. */
export const videos = {
  /**
   * Sends one part of a source with a delegated upload token, as multipart form data with a
   * `Content-Range` of parts. Until the source is whole only `videoId` is sure to be in the answer.
   */
  uploadWithUploadToken: operation<{ query: { token: string }; body: FormData }, Video>()('POST', '/upload'),
} as const;
