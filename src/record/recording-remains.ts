import type { StoredRecording } from '../web/recording-store.js';

/** What is known of a recording whose page ended before all of it had arrived. */
export interface RecordingRemains {
  readonly id: string;
  /** Address of the API that it is being sent to. */
  readonly host: string;
  /** In milliseconds since the epoch. */
  readonly startedAt: number;
  /** How long it is. */
  readonly seconds: number;
  /** How large it is, with what has arrived. */
  readonly bytes: number;
  readonly acceptedBytes: number;
  readonly videoId: string | undefined;
  /** Name of its file. */
  readonly name: string;
  readonly mimeType: string;
}

export function remainsOf(recording: StoredRecording): RecordingRemains {
  const { id, host, createdAt, seconds, totalBytes, acceptedBytes, videoId, name, mimeType } = recording;
  return {
    id,
    host,
    startedAt: createdAt,
    seconds,
    bytes: totalBytes,
    acceptedBytes,
    videoId,
    name,
    mimeType,
  };
}
