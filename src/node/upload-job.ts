import type { Hosts } from '../api/hosts.js';
import type { ApiRequest, Transport } from '../api/call.js';
import type { Video } from '../api/models/video.js';
import { playbackOf } from '../api/playback.js';
import { numberOption } from '../base/options.js';
import { understood } from '../base/understood.js';
import type { ByteSource } from '../upload/byte-source.js';
import { TokenSource, type UploadToken } from '../upload/credentials.js';
import type { ResumeJournal } from '../upload/journal.js';
import { unknownLine } from '../upload/line.js';
import { backoff } from '../upload/retry.js';
import type { PartContent } from '../upload/send-part.js';
import { emptyRecord } from '../upload/upload-record.js';
import { UploadRun, type UploadListener, type UploadRunOptions } from '../upload/upload-run.js';
import type { UploadJob } from '../upload/upload-task.js';
import type { Cargo } from './cargo.js';
import { nameOfInput, openFile, type FileInput } from './file-input.js';
import { fixedCargo } from './fixed-cargo.js';
import { flowingCargo } from './flowing-cargo.js';
import type { HeldParts } from './held-parts.js';
import type { UploadOptions } from './upload-options.js';

/** Where an upload goes, and by whose leave. */
export interface UploadTarget {
  readonly transport: Transport;
  /** Makes the requests of the parts, of which there are `total` where that is known. */
  readonly requestOf: (content: PartContent, total?: number) => Promise<ApiRequest>;
  readonly hosts: Hosts;
  readonly token: UploadToken;
  /** The video to send into; without it, the token creates one. */
  readonly videoId: string | undefined;
  /** What the service holds of the video already, where it can be asked. */
  readonly held?: ((signal: AbortSignal) => Promise<HeldParts>) | undefined;
  readonly journalFor: (source: ByteSource, partSize: number, held: HeldParts) => ResumeJournal | undefined;
  /** The whole video, to be asked for where no answer held it. */
  readonly look?: ((videoId: string, signal: AbortSignal) => Promise<Video>) | undefined;
}

/** What it takes to upload `input`, of whatever kind it is. Throws where an option makes no sense. */
export function uploadJob(
  target: UploadTarget,
  input: FileInput,
  options: UploadOptions,
  listener: UploadListener,
  signal: AbortSignal,
): UploadJob {
  const cargo = lazyCargo(() => openCargo(target, input, options));
  const run = new UploadRun({
    ...runOptions(target, options),
    requestOf: (content) => target.requestOf(content, cargo.opened?.total().parts),
    fileName: fileNameOf(options, input),
    total: () => cargo.opened?.total() ?? { bytes: 0 },
    remember: async (record, part) => cargo.opened?.remember(record, part),
    listener,
    signal,
  });
  let looked: Video | undefined;

  return {
    run,
    drive: async (turn) => {
      await (await cargo.open()).drive(run, turn);
      const { video, videoId } = run.record;
      // An earlier attempt has had the answer that held the whole video, or it got lost.
      if (!video && videoId !== undefined) {
        looked = await target.look?.(videoId, turn).catch(() => undefined);
      }
    },
    video: () => run.record.video ?? looked ?? bareVideo(target.hosts, run.record.videoId),
    end: async (forget) => cargo.opened?.end(forget),
  };
}

/** The options of a run that have nothing to do with what it carries. */
export function runOptions(
  { transport, requestOf, token, videoId }: UploadTarget,
  { retry, partTimeout }: Pick<UploadOptions, 'retry' | 'partTimeout'>,
): Pick<
  UploadRunOptions,
  'transport' | 'requestOf' | 'tokens' | 'retry' | 'partTimeout' | 'record' | 'line'
> {
  return {
    transport,
    requestOf,
    tokens: new TokenSource(token),
    retry: backoff(retry),
    partTimeout:
      partTimeout === undefined ? undefined : numberOption('partTimeout', partTimeout, 0, { min: 1 }),
    record: emptyRecord(videoId),
    line: unknownLine,
  };
}

/** The name to send: the one wished for, the file's own, or any, as a form's file without a name is no file. */
export function fileNameOf({ videoName }: Pick<UploadOptions, 'videoName'>, input: FileInput): string {
  return [videoName, understood(() => nameOfInput(input))].find(Boolean) ?? 'video';
}

/** What follows from a video's id alone. */
export function bareVideo(hosts: Hosts, videoId = ''): Video {
  return { videoId, assets: playbackOf(hosts, videoId) };
}

async function openCargo(target: UploadTarget, input: FileInput, options: UploadOptions): Promise<Cargo> {
  const { videoId, hosts, held, journalFor } = target;
  const { partSize, concurrency } = options;
  const file = await openFile(input);

  if (file.kind === 'flowing') return flowingCargo(file, { partSize, held });
  return fixedCargo(file, { partSize, concurrency, videoId, host: hosts.api, held, journalFor });
}

/** Opens the cargo when it is asked for; again, if that has failed. */
function lazyCargo(open: () => Promise<Cargo>): { opened: Cargo | undefined; open(): Promise<Cargo> } {
  return {
    opened: undefined,
    async open() {
      this.opened ??= await open();
      return this.opened;
    },
  };
}
