import { AsyncLocalStorage } from 'node:async_hooks';
import { createHash, randomFillSync } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { ApiVideoClient, type UploadStream, type UploadTask } from '../../src/index.js';
import { startEmulator, type Emulator } from '../../src/emulator/index.js';
import { startShaper, type Shaper } from '../bench/shaper.js';
import { MemoryJournal } from '../node/memory-journal.js';
import type { ChaosPlan, Moment } from './chaos-plan.js';

/** How an upload may rightly end. */
export type Ending = 'arrived' | 'arrived after a retry' | 'was there already' | 'canceled';

const pool = randomFillSync(new Uint8Array(24 * 1024 * 1024));
const partSize = 5 * 1024 * 1024;
/** Milliseconds. What hangs is waited for as long; whatever else happens, and however busy the machine, takes less. */
const partTimeout = 6000;

/** One upload with all that happens to it. Rejects with what went wrong. */
export function runChaos(plan: ChaosPlan): Promise<Ending> {
  return clocks.run({ ahead: 0 }, () => begin(plan));
}

async function begin(plan: ChaosPlan): Promise<Ending> {
  const emulator = await startEmulator({ seed: plan.seed, ffmpeg: false });
  const shaper = await startShaper(Number(new URL(emulator.url).port), plan.line);
  try {
    return await new ChaosRun(plan, emulator, shaper).end();
  } finally {
    await shaper.close();
    await emulator.close();
  }
}

class ChaosRun {
  readonly #plan: ChaosPlan;
  readonly #emulator: Emulator;
  readonly #shaper: Shaper;
  readonly #file: File;
  readonly #hash: string;
  readonly #journal = new MemoryJournal();
  readonly #clock = clocks.getStore() ?? { ahead: 0 };
  #token: string;
  #moments: readonly Moment[];
  #events = 0;
  #page = new AbortController();
  #orphan = false;
  readonly #ending = new AbortController();
  /** What was begun beside the upload, and must be over before the emulator closes. */
  readonly #errands: Promise<unknown>[] = [];

  constructor(plan: ChaosPlan, emulator: Emulator, shaper: Shaper) {
    // Each page of it listens to the end.
    setMaxListeners(0, this.#ending.signal);
    this.#plan = plan;
    this.#emulator = emulator;
    this.#shaper = shaper;
    this.#moments = plan.moments;
    this.#token = emulator.createUploadToken().token;
    const start = plan.seed % (pool.length - plan.bytes);
    const bytes = pool.subarray(start, start + plan.bytes);
    this.#hash = createHash('sha256').update(bytes).digest('hex');
    this.#file = new File([bytes], 'chaos.mp4', { lastModified: 1 });
  }

  async end(): Promise<Ending> {
    const videoId = this.#plan.container ? await this.#container() : undefined;
    this.#emulator.faults = [...this.#plan.faults];
    try {
      return await this.#follow(videoId);
    } finally {
      this.#ending.abort();
      await Promise.allSettled(this.#errands);
    }
  }

  async #follow(videoId: string | undefined): Promise<Ending> {
    for (;;) {
      this.#page = new AbortController();
      const task = this.#begin(videoId);
      const ended = await outcomeOf(task);
      // Who hears of a failure may cancel at once.
      const outcome = task.state === 'canceled' ? 'aborted' : ended;
      this.#orphan ||= task.possibleOrphan;
      if (outcome === 'arrived') return await this.#arrived(task, outcome);
      if (!this.#page.signal.aborted) {
        return outcome === 'aborted' ? await this.#silent() : await this.#mended(task, outcome);
      }
      // Another page, with the same file: what was kept is let go of first, as a dead page's lock would be.
      await this.#released();
      // Nothing is kept of a file of one part: sent again, it makes a video again.
      this.#orphan ||= this.#plan.bytes <= partSize;
    }
  }

  /** Whatever it failed with: once the service does its part again, a retry brings it through. */
  async #mended(task: UploadTask, code: string): Promise<Ending> {
    this.#emulator.faults = [];
    this.#moments = [];
    // Nothing is kept of a file of one part: a page that died just as it had arrived can't know that it was its own.
    if (code === 'already-uploaded' && this.#isThere(task.videoId)) return 'was there already';
    let outcome = code;
    // The line is as bad as before, and so is the machine: what may pass may come again.
    for (let left = 5; left > 0 && outcome !== 'arrived'; left--) outcome = await outcomeOf(task.retry());
    this.#orphan ||= task.possibleOrphan;
    if (outcome !== 'arrived') throw new Error(`failed with ${code}, and with ${outcome} when tried again`);
    return await this.#arrived(task, 'arrived after a retry');
  }

  async #arrived(task: UploadTask, ending: Ending): Promise<Ending> {
    const { videoId } = await task;
    if (!this.#isThere(videoId)) throw new Error(`the bytes are not there, or differ (${ending})`);
    const { length } = this.#emulator.videos;
    if (length > 1 && !this.#orphan) throw new Error(`${length} videos, and no word of it (${ending})`);
    if (task.state !== 'completed') throw new Error(`the state is ${task.state} (${ending})`);
    return ending;
  }

  /** Whether that video is complete, byte for byte. */
  #isThere(videoId = ''): boolean {
    const { complete, sha256 } = this.#emulator.video(videoId) ?? {};
    return complete === true && sha256 === this.#hash;
  }

  /** After a cancel: what comes in later is not of this upload. */
  async #silent(): Promise<Ending> {
    const before = this.#emulator.requests.length;
    // A call of its own goes through after whatever had left.
    await fetch(`${this.#url}/upload-tokens`);
    const later = this.#emulator.requests.slice(before).filter(({ path }) => path === '/upload');
    if (later.length > 1) throw new Error(`${later.length} requests after a cancel`);
    return 'canceled';
  }

  #begin(videoId: string | undefined): UploadTask {
    const { concurrency, kind } = this.#plan;
    const client = new ApiVideoClient({
      baseUri: this.#url,
      tokenProvider: () => Promise.resolve(this.#token),
      retry: { baseDelay: 5, maxDelay: 50 },
    });
    const options = { videoId, signal: this.#page.signal, partTimeout };
    const task =
      kind === 'file'
        ? client.upload(this.#file, { ...options, concurrency, partSize, journal: this.#journal })
        : this.#feed(client.uploadStream(options));
    for (const event of ['statechange', 'part', 'wait', 'progress'] as const) {
      task.addEventListener(event, () => this.#happens(task), { signal: this.#ending.signal });
    }
    return task;
  }

  #feed(stream: UploadStream): UploadStream {
    for (let start = 0; start < this.#file.size; start += this.#plan.chunk) {
      stream.append(this.#file.slice(start, start + this.#plan.chunk));
    }
    // The same outcome as the stream's own.
    stream.complete().catch(() => undefined);
    return stream;
  }

  /** Does what is due. */
  #happens(task: UploadTask): void {
    this.#events++;
    for (let [next] = this.#moments; next && next.after < this.#events; [next] = this.#moments) {
      this.#moments = this.#moments.slice(1);
      this.#make(next.move, task);
    }
  }

  #make(move: Moment['move'], task: UploadTask): void {
    if (move === 'pause') this.#errands.push(pauseFor(20, task));
    else if (move === 'cancel') task.cancel();
    // Bytes of a stream are gone with the page; what keeps those is the recorder's spool.
    else if (move === 'reload' && this.#plan.kind === 'file') this.#page.abort();
    else if (move === 'new-token') this.#errands.push(this.#changeToken());
    else if (move === 'clock-jump') this.#clock.ahead += this.#plan.jump;
  }

  /** The old one is refused from now on, in the middle of whatever goes on. */
  async #changeToken(): Promise<void> {
    const old = this.#token;
    this.#token = this.#emulator.createUploadToken().token;
    await this.#api('DELETE', `/upload-tokens/${old}`);
  }

  async #container(): Promise<string> {
    const answer = await this.#api('POST', '/videos', { title: 'chaos' });
    return ((await answer.json()) as { videoId: string }).videoId;
  }

  #api(method: string, path: string, body?: unknown): Promise<Response> {
    const authorization = `Basic ${Buffer.from(`${this.#emulator.apiKey}:`).toString('base64')}`;
    const headers = { Authorization: authorization, 'Content-Type': 'application/json' };
    return fetch(this.#emulator.url + path, {
      method,
      headers,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  }

  async #released(): Promise<void> {
    while (this.#journal.held.size > 0) await setTimeout(5);
  }

  get #url(): string {
    return `http://127.0.0.1:${this.#shaper.port}`;
  }
}

/** `arrived`, or the code of the error. Anything but an error of ours is a bug. */
async function outcomeOf(task: UploadTask): Promise<string> {
  try {
    await task;
    return 'arrived';
  } catch (error) {
    const { name, code } = error as { readonly name?: unknown; readonly code?: unknown };
    if (name === 'ApiVideoError' && typeof code === 'string') return code;
    throw error;
  }
}

/** Not while the upload tells of an event. */
async function pauseFor(milliseconds: number, task: UploadTask): Promise<void> {
  await setTimeout(0);
  task.pause();
  await setTimeout(milliseconds);
  task.resume();
}

/** Milliseconds by which a run's wall clock is ahead. Each has its own, so that it goes alone as it went among others. */
const clocks = new AsyncLocalStorage<{ ahead: number }>();
const realNow = Date.now;
Date.now = () => realNow() + (clocks.getStore()?.ahead ?? 0);
