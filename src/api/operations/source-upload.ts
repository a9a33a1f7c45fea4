import type { Video } from '../models/video.js';
import { operation } from '../operation.js';

/**
 * Sends one part of a source into a video of the project, as multipart form data with a `Content-Range` of parts.
 * Alone, for those who need no other row.
 */
export const uploadSource = operation<{ body: FormData }, Video>()('POST', '/videos/{videoId}/source');
