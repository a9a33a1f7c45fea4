import type { RequestRecord } from 'apivideo-kit/emulator';

/** The requests of one upload, in the order of their arrival. */
export interface UploadRequests {
  /** That of the first request. */
  readonly id: number;
  /** The videos they named or made: more than one where the answer to the first part was lost. */
  readonly videoIds: readonly string[];
  readonly requests: readonly RequestRecord[];
}

interface OpenUpload {
  readonly id: number;
  readonly token: string;
  readonly videoIds: string[];
  readonly requests: RequestRecord[];
}

/** Sorts the requests that bring parts into uploads, oldest first. Others are left out. */
export function groupUploads(requests: readonly RequestRecord[]): readonly UploadRequests[] {
  const uploads: OpenUpload[] = [];

  for (const request of requests) {
    if (request.method !== 'POST' || request.path !== '/upload') continue;

    const token = request.query.get('token') ?? '';
    const latest = uploads.findLast((upload) => upload.token === token);
    const upload = latest && belongs(request, latest) ? latest : open(request, token);
    if (upload !== latest) uploads.push(upload);

    upload.requests.push(request);
    const { videoId } = request;
    if (videoId !== undefined && !upload.videoIds.includes(videoId)) upload.videoIds.push(videoId);
  }

  return uploads;
}

function open({ id }: RequestRecord, token: string): OpenUpload {
  return { id, token, videoIds: [], requests: [] };
}

/** A token may serve several uploads; a video that is new although an earlier one was answered begins another. */
function belongs({ videoId }: RequestRecord, upload: OpenUpload): boolean {
  if (videoId === undefined || upload.videoIds.includes(videoId)) return true;
  return !upload.requests.some(({ status = 0 }) => status >= 200 && status < 300);
}
