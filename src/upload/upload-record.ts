import type { Video } from '../api/models/video.js';
import type { Part } from './part-plan.js';

export interface PartRecord extends Part {
  readonly accepted: boolean;
}

/** All that an upload must remember to go on where it stood: plain data, nothing of the network. */
export interface UploadRecord {
  readonly videoId?: string | undefined;
  /** In the order of their numbers. A part is recorded before its first byte leaves. */
  readonly parts: readonly PartRecord[];
  /** Whether a part may have arrived although no answer said so. */
  readonly answerLost: boolean;
  /** Whether the service may hold a video of ours that we know nothing of. */
  readonly possibleOrphan: boolean;
  /** The whole video, once an answer held it. */
  readonly video?: Video | undefined;
}

export function emptyRecord(videoId?: string): UploadRecord {
  return { videoId, parts: [], answerLost: false, possibleOrphan: false };
}

/** Remembers what `part` covers, so that its number always carries the same bytes. */
export function withPlanned(record: UploadRecord, part: Part): UploadRecord {
  if (record.parts.some(({ number }) => number === part.number)) return record;
  return { ...record, parts: [...record.parts, { ...part, accepted: false }] };
}

/** Remembers that the service holds part `number`, and what it said about the video. */
export function withAccepted(record: UploadRecord, number: number, answer: Video): UploadRecord {
  return {
    ...record,
    videoId: record.videoId ?? answer.videoId,
    video: isWhole(answer) ? answer : record.video,
    parts: record.parts.map((part) => (part.number === number ? { ...part, accepted: true } : part)),
  };
}

/** Remembers that the service may hold what was sent last; without a `videoId`, a video of its own. */
export function withLostAnswer(record: UploadRecord): UploadRecord {
  return {
    ...record,
    answerLost: true,
    possibleOrphan: record.possibleOrphan || record.videoId === undefined,
  };
}

/** Whether the service holds, or may hold, a part that this upload has sent. */
export function hasSent({ parts, answerLost }: UploadRecord): boolean {
  return answerLost || parts.some(({ accepted }) => accepted);
}

/** Whether parts have been planned, be it by an earlier attempt. */
export function hasBegun({ parts }: UploadRecord): boolean {
  return parts.length > 0;
}

/** Only the answer to the request that completes a source is sure to hold more than the id. */
function isWhole(video: Video): boolean {
  return video.assets !== undefined;
}
