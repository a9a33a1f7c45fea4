import type { ApiRequest, Transport } from '../api/call.js';
import type { Video } from '../api/models/video.js';
import { every, throwIfAborted } from '../base/abort.js';
import { isApiVideoError } from '../base/error.js';
import { assertReadable } from './byte-source.js';
import type { TokenSource } from './credentials.js';
import type { Line } from './line.js';
import { rateAmong, unknownPace, withMeasured } from './pace.js';
import { partDeadline } from './part-deadline.js';
import { foreignSource, mayHaveArrived, waitReason, type WaitReason } from './part-failure.js';
import type { Part } from './part-plan.js';
import { progressOf, type UploadProgress } from './progress.js';
import type { RetryPolicy } from './retry.js';
import { partRequest, sendPart, type PartContent } from './send-part.js';
import { isForeignSource, isOwnRepeat, isStored } from './stored-part.js';
import { hasSent, withAccepted, withLostAnswer, withPlanned, type UploadRecord } from './upload-record.js';
import { withRetry } from './with-retry.js';

/** Who is told how an upload goes. */
export interface UploadListener {
  onPart(detail: { readonly part: number; readonly bytes: number }): void;
  onProgress(progress: UploadProgress): void;
  onWait(detail: { readonly reason: WaitReason; readonly delay: number }): void;
  /** Told whenever it may have changed: whether anything goes on, or all that has begun waits. */
  onActivity(active: boolean): void;
}

export interface UploadRunOptions {
  readonly transport: Transport;
  /** Makes the request of a part, which may take reading its bytes. @default with an upload token, as a form */
  readonly requestOf?: ((content: PartContent) => ApiRequest | Promise<ApiRequest>) | undefined;
  readonly tokens: TokenSource;
  readonly fileName: string;
  readonly retry: RetryPolicy;
  /** Milliseconds a part may take, in place of what the measured speed suggests. */
  readonly partTimeout: number | undefined;
  /** Bytes of the source, and its parts where their number is fixed. */
  readonly total: () => { readonly bytes: number; readonly parts?: number | undefined };
  readonly record: UploadRecord;
  /** Keeps the record where it outlasts the page. What it rejects with is a bug: storage that fails doesn't matter. */
  readonly remember?: ((record: UploadRecord, part: Part, bytes: Blob) => Promise<void>) | undefined;
  readonly line: Line;
  readonly listener: UploadListener;
  readonly signal: AbortSignal;
}

/** One attempt at a part. */
interface Sending {
  readonly part: Part;
  readonly bytes: Blob;
  /** Counts from 1. */
  readonly attempt: number;
  readonly signal: AbortSignal;
}

/** How often an estimate of the bytes under way is told, in milliseconds. */
const progressInterval = 250;

/** One upload: what it has got through, and its way of getting a part through. */
export class UploadRun {
  readonly signal: AbortSignal;
  readonly #options: UploadRunOptions;
  #record: UploadRecord;
  readonly #flights = new Map<number, { readonly bytes: number; readonly since: number }>();
  /** Parts that are being got through, and whether each waits at the moment. */
  readonly #lanes = new Map<number, 'busy' | 'waiting'>();
  #pace = unknownPace;
  /** How many parts were under way when the last one left. */
  #together = 1;
  #toldBytes = 0;

  constructor(options: UploadRunOptions) {
    this.#options = options;
    this.#record = options.record;
    this.signal = options.signal;
  }

  get record(): UploadRecord {
    return this.#record;
  }

  get progress(): UploadProgress {
    const { bytes, parts } = this.#options.total();
    const accepted = this.#record.parts.filter((part) => part.accepted);
    const now = performance.now();

    const progress = progressOf({
      totalBytes: bytes,
      partsTotal: parts,
      acceptedBytes: accepted.reduce((sum, { start, end }) => sum + end - start, 0),
      partsAccepted: accepted.length,
      rate: this.rateAmong(this.#together),
      lanes: this.#together,
      toldBytes: this.#toldBytes,
      flights: Array.from(this.#flights.values(), ({ bytes, since }) => ({ bytes, elapsed: now - since })),
    });
    // Whoever has seen this much must not see less later.
    this.#toldBytes = progress.sentBytes;
    return progress;
  }

  /** Bytes per second of each of `lanes` parts under way together, as far as was measured; 0 while unknown. */
  rateAmong(lanes: number): number {
    return rateAmong(this.#pace, lanes);
  }

  /**
   * Sends one part, as often as it takes. Resolves when the service holds it. When `signal` aborts, the part
   * is let go; the first part of a video yet unknown is let finish, unless the whole upload is canceled.
   */
  async send(part: Part, bytes: Blob, signal: AbortSignal): Promise<void> {
    const { listener, retry, line, remember } = this.#options;
    this.#record = withPlanned(this.#record, part);
    this.#lanes.set(part.number, 'busy');
    try {
      // What the service may hold, and where it begins and ends, must be known even if the page is gone by then.
      await remember?.(this.#record, part, bytes);
      const answer = await withRetry((attempt) => this.#attempt({ part, bytes, attempt, signal }), retry, {
        signal,
        line,
        inTouch: () => this.#record.parts.some(({ accepted }) => accepted),
        onWait: (error, delay, reach) => this.#wait(part, waitReason(error, reach), delay),
        onResume: () => this.#proceed(part),
      });
      this.#record = withAccepted(this.#record, part.number, answer);
    } finally {
      this.#lanes.delete(part.number);
    }

    // Who hears that a part has arrived may rely on it, also on another page.
    await remember?.(this.#record, part, bytes);
    throwIfAborted(this.signal);
    listener.onPart({ part: part.number, bytes: bytes.size });
    this.tellProgress();
  }

  /** Begins with another record, before anything is sent. */
  adopt(record: UploadRecord): void {
    this.#record = record;
    this.#toldBytes = 0;
  }

  /** To be called when a part has ended and what follows it, if anything does, has begun. */
  tellActivity(): void {
    const lanes = Array.from(this.#lanes.values());
    this.#options.listener.onActivity(lanes.length === 0 || lanes.includes('busy'));
  }

  tellProgress(): void {
    if (!this.signal.aborted) this.#options.listener.onProgress(this.progress);
  }

  async #attempt(sending: Sending): Promise<Video> {
    const { tokens } = this.#options;
    const token = await tokens.current(sending.signal);
    try {
      return await this.#transmit(sending, token);
    } catch (error) {
      if (!isApiVideoError(error) || error.code !== 'unauthorized') throw error;
      const renewed = await tokens.renew(token, error, sending.signal);
      return await this.#transmit(sending, renewed);
    }
  }

  async #transmit({ part, bytes, attempt, signal }: Sending, token: string): Promise<Video> {
    const { transport, requestOf = partRequest, fileName, partTimeout } = this.#options;
    const { videoId } = this.#record;
    const made = await requestOf({ part, bytes, fileName, token, videoId });
    throwIfAborted(signal);

    const bytesPerSecond = this.rateAmong(this.#flights.size + 1);
    const timeout = partTimeout ?? partDeadline({ bytes: bytes.size, bytesPerSecond, attempt });
    const landed = new AbortController();
    const request = {
      ...made,
      timeout,
      // A first part that is let go may leave a video that nobody knows of.
      signal: videoId === undefined ? this.signal : signal,
      holdSignal: signal,
      onHold: (delay: number) => this.#wait(part, 'rate-limit', delay),
      onLeave: () => {
        since = performance.now();
        seemsRepeated = transport.watchRepeats(request, landed.signal);
        this.#flights.set(part.number, { bytes: bytes.size, since });
        this.#together = this.#flights.size;
        this.#proceed(part);
        every(progressInterval, () => this.tellProgress(), landed.signal);
        // Who cancels doesn't learn any more whether the part has arrived.
        request.signal.addEventListener('abort', () => this.#loseAnswer(), {
          once: true,
          signal: landed.signal,
        });
      },
    };
    let since = 0;
    let seemsRepeated = (): Promise<boolean | undefined> => Promise.resolve(undefined);

    try {
      const answer = await sendPart(transport, request);
      this.#pace = withMeasured(this.#pace, bytes.size, performance.now() - since, this.#together);
      if (videoId === undefined && (await seemsRepeated())) this.#loseAnswer();
      return answer;
    } catch (error) {
      const lastHasLeft = this.#record.parts.some(({ last }) => last);
      if (videoId !== undefined && isStored(error, lastHasLeft)) {
        // What refuses the very first request is another upload's, unless the browser has sent it twice.
        if (hasSent(this.#record) || isOwnRepeat(error, await seemsRepeated())) return { videoId };
        throw foreignSource(error);
      }
      if (isForeignSource(error, lastHasLeft)) throw foreignSource(error);
      if (this.#flights.has(part.number) && mayHaveArrived(error)) this.#loseAnswer();
      // `fetch` reports a file that can't be read as a failed connection, and in Firefox not at all.
      if (isApiVideoError(error) && /^(network|timeout)$/.test(error.code)) await assertReadable(bytes);
      throw error;
    } finally {
      landed.abort();
      this.#flights.delete(part.number);
    }
  }

  #wait({ number }: Part, reason: WaitReason, delay: number): void {
    this.#lanes.set(number, 'waiting');
    this.tellActivity();
    this.#options.listener.onWait({ reason, delay });
  }

  #proceed({ number }: Part): void {
    this.#lanes.set(number, 'busy');
    this.tellActivity();
  }

  #loseAnswer(): void {
    this.#record = withLostAnswer(this.#record);
  }
}
