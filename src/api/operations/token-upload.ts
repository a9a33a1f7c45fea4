import type { Video } from '../models/video.js';
import { operation } from '../operation.js';

/**
 * Sends one part of a source with a delegated upload token, as multipart form data with a `Content-Range` of
 * parts. Until the source is whole only `videoId` is sure to be in the answer. The one row that pages need: in a
 * table they would carry the others too.
 */
export const uploadWithUploadToken = operation<{ query: { token: string }; body: FormData }, Video>()(
  'POST',
  '/upload',
);
