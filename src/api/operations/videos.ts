import type { Page } from '../models/page.js';
import type {
  DiscardedVideoUpdatePayload,
  VideoCreationPayload,
  VideoQuery,
  VideoThumbnailPickPayload,
  VideoUpdatePayload,
} from '../models/video-payload.js';
import type { VideoStatus } from '../models/video-status.js';
import type { Video } from '../models/video.js';
import { file, list, type FileInput } from '../operation-traits.js';
import { operation } from '../operation.js';
import { uploadSource } from './source-upload.js';
import { uploadWithUploadToken } from './token-upload.js';

/** Videos: made, filled, found, changed and deleted. */
export const videos = {
  /** Lists videos that meet all the conditions. */
  list: list<{ query?: VideoQuery }, Page<Video>>()('/videos'),
  /** Makes a video: an empty one to upload into, or one from `source`, which the service fetches by itself. */
  create: operation<{ body: VideoCreationPayload }, Video>()('POST', '/videos'),
  /** Tells all about one video. A private one's addresses hold a token that works once. */
  get: operation<undefined, Video>()('GET', '/videos/{videoId}'),
  /** Changes the fields given, and only those. */
  update: operation<{ body?: VideoUpdatePayload }, Video>()('PATCH', '/videos/{videoId}'),
  /** Deletes a video; where the project has Video Restore it can be restored for 90 days. */
  delete: operation<undefined, undefined>()('DELETE', '/videos/{videoId}'),
  /** Sends one part of a source with the key, as multipart form data with a `Content-Range` of parts. */
  upload: uploadSource,
  /** Sends one part of a source with a delegated upload token. */
  uploadWithUploadToken,
  /** Shows an image of yours until the video plays: JPEG, PNG or WebP of up to 8 MiB. */
  uploadThumbnail: file<FileInput, Video>()('replaces', '/videos/{videoId}/thumbnail'),
  /** Shows a frame of the video until it plays. */
  pickThumbnail: operation<{ body: VideoThumbnailPickPayload }, Video>()(
    'PATCH',
    '/videos/{videoId}/thumbnail',
  ),
  /** Tells how much of a source has arrived, and which renditions can be watched. */
  getStatus: operation<undefined, VideoStatus>()('GET', '/videos/{videoId}/status'),
  /** Lists deleted videos that can still be restored. */
  listDiscarded: list<{ query?: VideoQuery }, Page<Video>>()('/discarded/videos'),
  /** Tells all about one deleted video that can still be restored. */
  getDiscarded: operation<undefined, Video>()('GET', '/discarded/videos/{videoId}'),
  /** Restores a deleted video, with `{ discarded: false }`. */
  updateDiscarded: operation<{ body?: DiscardedVideoUpdatePayload }, Video>()(
    'PATCH',
    '/discarded/videos/{videoId}',
  ),
} as const;
