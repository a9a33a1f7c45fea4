import { sleep, throwIfAborted } from '../base/abort.js';
import { ApiVideoError } from '../base/error.js';
import { canRecord } from './chunks.js';
import { chooseMimeType, type RecordedKinds } from './mime-type.js';
import { recordingName } from './recording-name.js';
import { recorderSettings, senderOf } from './recording-options.js';
import type { RecorderSettings, RecordingOptions, StreamUploader } from './recording-options.js';
import { Take, type TakeListener } from './take.js';
import { isLive } from './track-end.js';

/** All that a take needs besides a stream, found to be in order as far as that can be seen without one. */
export interface TakePlan {
  readonly options: RecordingOptions;
  readonly settings: RecorderSettings;
  readonly sender: StreamUploader;
}

/** Throws `invalid-option` before anybody is asked for a camera. */
export function planTake(options: RecordingOptions): TakePlan {
  return { options, settings: recorderSettings(options), sender: senderOf(options) };
}

/** Begins to record and to send. Rejects, with nothing begun, if browser or upload refuse. */
export async function beginTake(
  { options, settings, sender }: TakePlan,
  stream: MediaStream,
  listener: TakeListener,
  signal: AbortSignal,
): Promise<Take> {
  const { videoId, videoName, partSize, retry } = options;
  const format = chooseMimeType(liveKinds(stream), canRecord, options.mimeType);
  const name =
    videoName === undefined || videoName === '' ? recordingName(new Date(), format.mimeType) : videoName;
  const upload = sender.uploadStream({ videoId, videoName: name, partSize, retry, signal });

  try {
    // What an upload refuses of its options, it refuses within this time.
    await Promise.race([upload, sleep(0, signal)]);
    throwIfAborted(signal);
    return new Take(stream, upload, { ...settings, ...format, signal }, listener);
  } catch (error) {
    upload.cancel();
    throw error;
  }
}

function liveKinds(stream: MediaStream): RecordedKinds {
  const kinds = { video: stream.getVideoTracks().some(isLive), audio: stream.getAudioTracks().some(isLive) };
  if (kinds.video || kinds.audio) return kinds;
  throw new ApiVideoError(
    'invalid-state',
    'The stream has ended, or has no tracks: there is nothing to record.',
  );
}
