import type { Emulator, RequestRecord } from 'apivideo-kit/emulator';
import { switchOf, type SwitchName, type Switches } from './fault-panel.js';
import { groupUploads, type UploadRequests } from './group-uploads.js';

const uploadsShown = 4;
const requestsShown = 20;

/** One request that brought, or was to bring, a part. */
export interface Attempt {
  /** How much of the file has come, in bytes. */
  readonly bytes: number;
  /** The size of the request's body, in bytes; a little more than the part's. */
  readonly expectedBytes: number;
  /** `null` until the answer begins, and for good if none was sent. */
  readonly status: number | null;
  readonly ended: boolean;
  readonly fault: SwitchName | null;
}

export interface PartActivity {
  readonly number: number;
  /** Whether the emulator holds it. */
  readonly stored: boolean;
  readonly bytes: number;
  readonly attempts: readonly Attempt[];
}

/** What came of one upload. */
export interface UploadActivity {
  readonly id: number;
  /** `null` while no video is known. */
  readonly title: string | null;
  readonly videoId: string | null;
  /** How many parts there will be; `null` while nobody knows. */
  readonly total: number | null;
  readonly bytes: number;
  readonly sha256: string | null;
  /** Videos that a lost first answer has made, and nobody will ever use. */
  readonly leftBehind: number;
  readonly parts: readonly PartActivity[];
}

export interface RequestActivity {
  readonly id: number;
  readonly method: string;
  readonly path: string;
  readonly part: number | null;
  readonly status: number | null;
  readonly ended: boolean;
  readonly fault: SwitchName | null;
}

/** What the emulator has seen, newest first. It names no token and no key. */
export interface Activity {
  readonly switches: Switches;
  readonly uploads: readonly UploadActivity[];
  readonly requests: readonly RequestActivity[];
}

export function describeActivity(emulator: Emulator, switches: Switches): Activity {
  const requests = emulator.requests.filter(({ method }) => method !== 'OPTIONS');
  const uploads = groupUploads(requests).slice(-uploadsShown).reverse();

  return {
    switches,
    uploads: uploads.map((upload) => describeUpload(emulator, upload)),
    requests: requests.slice(-requestsShown).reverse().map(describeRequest),
  };
}

function describeUpload(emulator: Emulator, { id, videoIds, requests }: UploadRequests): UploadActivity {
  const videoId = videoIds.at(-1);
  const video = videoId === undefined ? undefined : emulator.video(videoId);
  const held = new Map(video?.parts.map(({ number, bytes }) => [number, bytes]));
  const byPart = new Map<number, RequestRecord[]>();
  for (const request of requests) {
    const number = request.part?.number ?? 1;
    byPart.set(number, [...(byPart.get(number) ?? []), request]);
  }

  return {
    id,
    title: video?.title ?? null,
    videoId: videoId ?? null,
    total: requests.map(totalOf).find((total) => total !== undefined) ?? null,
    bytes: video?.bytes ?? 0,
    sha256: video?.sha256 ?? null,
    leftBehind: Math.max(0, videoIds.length - 1),
    parts: [...byPart]
      .sort(([one], [other]) => one - other)
      .map(([number, records]) => ({
        number,
        stored: held.has(number),
        bytes: held.get(number) ?? records.at(-1)?.bytes ?? 0,
        attempts: records.map(describeAttempt),
      })),
  };
}

/** A request without a part number is the whole file. */
function totalOf({ part, headers }: RequestRecord): number | undefined {
  return part ? part.total : headers['content-range'] === undefined ? 1 : undefined;
}

function describeAttempt({ bytes, headers, status, endedAt, fault }: RequestRecord): Attempt {
  return {
    bytes,
    expectedBytes: Number(headers['content-length'] ?? 0),
    status: status ?? null,
    ended: endedAt !== undefined,
    fault: (fault && switchOf(fault)) ?? null,
  };
}

function describeRequest(request: RequestRecord): RequestActivity {
  const { id, method, path, part } = request;
  const { status, ended, fault } = describeAttempt(request);
  return { id, method, path, part: part?.number ?? null, status, ended, fault };
}
