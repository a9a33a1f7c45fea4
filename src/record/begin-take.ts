import { sleep, throwIfAborted } from '../base/abort.js';
import { ApiVideoError } from '../base/error.js';
import { createOutcome } from '../base/outcome.js';
import { pieceSizes } from '../upload/piece-sizes.js';
import type { RecordingClaim } from '../web/recording-claim.js';
import { storageRoom } from '../web/storage-room.js';
import { canRecord } from './chunks.js';
import { chooseMimeType, type RecordedKinds } from './mime-type.js';
import { newRecordingId, recordingName } from './recording-name.js';
import { Spool } from './spool.js';
import { Take } from './take.js';
import type { TakePlan } from './take-plan.js';
import { takeListener, tellClocks, tellUpload, type Told } from './tell-take.js';
import { Timeline } from './timeline.js';
import { isLive } from './track-end.js';

/** Begins to record and to send. Rejects, with nothing begun, if browser or upload refuse. */
export async function beginTake(
  { options, settings, sender }: TakePlan,
  stream: MediaStream,
  told: Told,
): Promise<Take> {
  const { signal } = told;
  const listener = takeListener(told);
  const { videoId, videoName, partSize, retry } = options;
  const format = chooseMimeType(liveKinds(stream), canRecord, options.mimeType);
  const start = new Date();
  const name =
    videoName === undefined || videoName === '' ? recordingName(start, format.mimeType) : videoName;
  const keeps = options.spool !== false;
  const room = keeps ? storageRoom : (): Promise<undefined> => Promise.resolve(undefined);
  const timeline = new Timeline();
  const id = newRecordingId();
  const gate = options.review ? createOutcome<undefined>() : undefined;
  const spool = new Spool({
    recording: {
      id,
      host: sender.baseUri ?? '',
      name,
      mimeType: format.mimeType,
      videoId: videoId === '' ? undefined : videoId,
      createdAt: start.getTime(),
      updatedAt: start.getTime(),
      seconds: 0,
      totalBytes: 0,
      acceptedBytes: 0,
    },
    claim: keeps ? claim(id) : Promise.resolve(undefined),
    sizes: pieceSizes(partSize),
    secondsAt: (bytes) => timeline.secondsAt(bytes),
    listener,
    released: gate?.promise,
  });
  const upload = sender.uploadStream({ videoId, videoName: name, partSize, retry, signal, source: spool });

  try {
    // What an upload refuses of its options, it refuses within this time.
    await Promise.race([upload, sleep(0, signal)]);
    throwIfAborted(signal);
    const sink = { upload, spool, timeline, name, gate, room };
    const take = new Take(stream, sink, { ...settings, ...format, signal }, listener);
    tellUpload(upload, told, options.resumeDelay);
    tellClocks(told, take.recorded);
    return take;
  } catch (error) {
    upload.cancel();
    void spool.close(true);
    throw error;
  }
}

/** The means to store anything are loaded when they are first needed. Without them there is memory. */
async function claim(id: string): Promise<RecordingClaim | undefined> {
  const loaded = await import('../web/recording-claim.js').catch(() => undefined);
  return loaded?.claimRecording(id);
}

function liveKinds(stream: MediaStream): RecordedKinds {
  const kinds = { video: stream.getVideoTracks().some(isLive), audio: stream.getAudioTracks().some(isLive) };
  if (kinds.video || kinds.audio) return kinds;
  throw new ApiVideoError(
    'invalid-state',
    'The stream has ended, or has no tracks: there is nothing to record.',
  );
}
