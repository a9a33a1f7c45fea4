import type { ApiRequest, Transport } from '../api/call.js';
import type { Video } from '../api/models/video.js';
import { uploadWithUploadToken } from '../api/operations/token-upload.js';
import { ApiVideoError } from '../base/error.js';
import { contentRange, type Part } from './part-plan.js';

export interface PartContent {
  readonly part: Part;
  /** The part's bytes, read from where they lie while they are sent. */
  readonly bytes: Blob;
  readonly fileName: string;
  readonly token: string;
  /** Absent for the first part of a video that the upload creates. */
  readonly videoId: string | undefined;
}

/** The request that carries one part. */
export function partRequest({ part, bytes, fileName, token, videoId }: PartContent): ApiRequest {
  const body = new FormData();
  if (videoId !== undefined) body.append('videoId', videoId);
  body.append('file', bytes, fileName);

  return {
    operation: uploadWithUploadToken,
    query: { token },
    headers: { 'Content-Range': contentRange(part) },
    body,
    secrets: [token],
  };
}

/** Sends a part's request, once. Of the answer, only `videoId` is sure. */
export async function sendPart(transport: Transport, request: ApiRequest): Promise<Video> {
  const { data, status } = await transport.send<unknown>(request);
  if (isVideo(data)) return data;
  throw new ApiVideoError(
    'bad-answer',
    'The answer to an upload names no video: it did not come from api.video.',
    {
      status,
      retryable: true,
    },
  );
}

function isVideo(data: unknown): data is Video {
  return typeof data === 'object' && data !== null && 'videoId' in data && typeof data.videoId === 'string';
}
