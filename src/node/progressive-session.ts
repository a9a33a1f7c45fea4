import type { Video } from '../api/models/video.js';
import { ApiVideoError } from '../base/error.js';
import { understood } from '../base/understood.js';
import { assertUploadOptions } from '../upload/given-options.js';
import { UploadRun } from '../upload/upload-run.js';
import { openFile, type FileInput } from './file-input.js';
import { assertNoneHeld } from './held-parts.js';
import { readWhole } from './small-file.js';
import { bareVideo, fileNameOf, runOptions, type UploadTarget } from './upload-job.js';
import { withListener, type ProgressListener, type UploadOptions } from './upload-options.js';

type SessionOptions = Pick<UploadOptions, 'videoName' | 'retry' | 'partTimeout' | 'signal'>;

/** A video that is sent while it is made, part by part. */
export interface ProgressiveSession {
  /**
   * Sends the next part, of 5 to 200 MiB. Parts are numbered as the calls are made, and may be under way together.
   * Of the answer only `videoId` is sure.
   */
  uploadPart(file: FileInput, onProgress?: ProgressListener): Promise<Video>;
  /** Sends the last part, of any size, and resolves with the video once all parts have arrived. */
  uploadLastPart(file: FileInput, onProgress?: ProgressListener): Promise<Video>;
}

/** Begins a session. Nothing is sent until its first part is given. */
export function startProgressiveSession(
  target: UploadTarget,
  options: SessionOptions = {},
): ProgressiveSession {
  const { signal = new AbortController().signal } = options;
  const sent: Promise<void>[] = [];
  let untouched: Promise<void> | undefined;
  let run: UploadRun | undefined;
  let state: 'open' | 'ended' = 'open';

  const send = async (number: number, last: boolean, input: FileInput): Promise<void> => {
    untouched ??= assertNoneHeld(target.held, signal);
    await untouched;
    run ??= sessionRun(target, options, fileNameOf(options, input), signal);
    const { record } = run;
    // Without a videoId each part would make a video of its own: the first goes alone.
    if (number > 1 && record.videoId === undefined) await sent[0];
    const bytes = await readWhole(await openFile(input));
    await run.send({ number, start: 0, end: bytes.size, last }, bytes, signal);
  };
  const begin = (input: FileInput, last: boolean, listener?: ProgressListener): Promise<void> => {
    if (state === 'ended') {
      return Promise.reject(new ApiVideoError('invalid-state', 'The last part was given already.'));
    }
    const { onProgress } = understood(() => {
      const told = withListener(listener);
      assertUploadOptions(told);
      return told;
    });
    if (last) state = 'ended';
    const part = send(sent.length + 1, last, input);
    part.catch(() => undefined); // told to who gave the part, and at the end
    sent.push(part);
    return part.then(() => run && onProgress?.(run.progress));
  };

  return {
    async uploadPart(file, listener) {
      await begin(file, false, listener);
      return bareVideo(target.hosts, run?.record.videoId);
    },
    async uploadLastPart(file, listener) {
      await begin(file, true, listener);
      await Promise.all(sent);
      const { video, videoId = '' } = run?.record ?? {};
      return (
        video ??
        (await target.look?.(videoId, signal).catch(() => undefined)) ??
        bareVideo(target.hosts, videoId)
      );
    },
  };
}

function sessionRun(
  target: UploadTarget,
  options: SessionOptions,
  name: string,
  signal: AbortSignal,
): UploadRun {
  const total = (): { readonly bytes: number } => ({
    bytes: run.record.parts.reduce((sum, { end }) => sum + end, 0),
  });
  const run = new UploadRun({
    ...runOptions(target, options),
    fileName: name,
    total,
    listener: {
      onPart: () => undefined,
      onProgress: () => undefined,
      onWait: () => undefined,
      onActivity: () => undefined,
    },
    signal,
  });
  return run;
}
