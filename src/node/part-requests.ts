import type { ApiRequest } from '../api/call.js';
import { videos } from '../api/operations/videos.js';
import { readBytes } from '../upload/byte-source.js';
import { contentRange } from '../upload/part-plan.js';
import { partRequest, type PartContent } from '../upload/send-part.js';
import { FileBytes } from './file-bytes.js';
import { readSlice, sliceOf } from './file-slices.js';
import { streamForm } from './multipart.js';

/** How a part's bytes travel: read from their file as they leave, or in a form of the platform's. */
export type Carriage = 'streamed' | 'form';

/** Makes the requests of an upload's parts with a token. */
export function tokenRequests(carriage: Carriage): (content: PartContent) => Promise<ApiRequest> {
  return async (content) => {
    const bytes = await formBytes(content.bytes, carriage);
    return withFile(partRequest({ ...content, bytes }), content, carriage);
  };
}

/** Makes the requests of an upload's parts into a video of the project, for a transport that has its key. */
export function keyRequests(
  videoId: string,
  carriage: Carriage,
): (content: PartContent, total?: number) => Promise<ApiRequest> {
  return async (content, total) => {
    const { number } = content.part;
    const body = new FormData();
    body.append('file', await formBytes(content.bytes, carriage), content.fileName);
    const request = {
      operation: videos.upload,
      parameters: { videoId },
      // The total is told from the first part on, wherever it is known: by it another attempt knows the cuts.
      headers: {
        'Content-Range': total === undefined ? contentRange(content.part) : `part ${number}/${total}`,
      },
      body,
    };
    return withFile(request, { ...content, videoId: undefined }, carriage);
  };
}

/** Bytes that are read at once of what a form takes into memory: so they are there twice only for a moment. */
const pieceSize = 4 * 1024 * 1024;

/** The part's bytes as a form of the platform's can take them apart. */
async function formBytes(bytes: Blob, carriage: Carriage): Promise<Blob> {
  if (carriage === 'streamed' || !(bytes instanceof FileBytes)) return bytes;

  const pieces: Blob[] = [];
  for (let at = 0; at < bytes.size; at += pieceSize) {
    pieces.push(new Blob([await readBytes(bytes.slice(at, at + pieceSize))]));
  }
  return new Blob(pieces, { type: bytes.type });
}

/** The request, with its file streamed where it lies on the disk: the platform's forms hold more of it in memory. */
function withFile(
  request: ApiRequest,
  { bytes, fileName, videoId }: Pick<PartContent, 'bytes' | 'fileName' | 'videoId'>,
  carriage: Carriage,
): ApiRequest {
  const slice = carriage === 'streamed' ? sliceOf(bytes) : undefined;
  if (!slice) return request;

  const fields = videoId === undefined ? {} : { videoId };
  const type = bytes.type || 'application/octet-stream';
  const stream = streamForm({ fields, fileName, type, size: bytes.size, read: () => readSlice(slice) });
  return { ...request, stream };
}
