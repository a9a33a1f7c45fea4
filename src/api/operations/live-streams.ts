import type {
  LiveStream,
  LiveStreamCreationPayload,
  LiveStreamQuery,
  LiveStreamUpdatePayload,
} from '../models/live-stream.js';
import type { Page } from '../models/page.js';
import { file, list, type FileInput } from '../operation-traits.js';
import { operation } from '../operation.js';

/** Live streams, which an encoder sends to and viewers watch. */
export const liveStreams = {
  /** Lists live streams that meet all the conditions. */
  list: list<{ query?: LiveStreamQuery }, Page<LiveStream>>()('/live-streams'),
  /** Makes a live stream; its `streamKey` lets an encoder send to it. */
  create: operation<{ body: LiveStreamCreationPayload }, LiveStream>()('POST', '/live-streams'),
  /** Tells all about one live stream, also whether it is on air. */
  get: operation<undefined, LiveStream>()('GET', '/live-streams/{liveStreamId}'),
  /** Changes the fields given, and only those. */
  update: operation<{ body?: LiveStreamUpdatePayload }, LiveStream>()(
    'PATCH',
    '/live-streams/{liveStreamId}',
  ),
  /** Deletes a live stream; recordings of it stay. */
  delete: operation<undefined, undefined>()('DELETE', '/live-streams/{liveStreamId}'),
  /** Shows an image of yours while nothing is on air: JPEG, PNG or WebP of up to 8 MiB. */
  uploadThumbnail: file<FileInput, LiveStream>()('replaces', '/live-streams/{liveStreamId}/thumbnail'),
  /** Goes back to the image that all live streams begin with. */
  deleteThumbnail: operation<undefined, LiveStream>()('DELETE', '/live-streams/{liveStreamId}/thumbnail'),
  /** Takes a live stream off air, within a minute or so. */
  complete: operation<undefined, undefined>()('PUT', '/live-streams/{liveStreamId}/complete'),
} as const;
