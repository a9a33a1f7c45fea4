import { AsyncLocalStorage } from 'node:async_hooks';
import { setMaxListeners } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { ApiVideoClient, type UploadStream, type UploadTask } from '../../src/index.js';
import { MemoryJournal } from '../node/memory-journal.js';
import type { ChaosPlan, Moment } from './chaos-plan.js';
import { ChaosService, manner, type Ending } from './chaos-service.js';

/** One upload with all that happens to it. Rejects with what went wrong. */
export function runChaos(plan: ChaosPlan): Promise<Ending> {
  return clocks.run({ ahead: 0 }, () => begin(plan));
}

async function begin(plan: ChaosPlan): Promise<Ending> {
  const service = await ChaosService.start(plan);
  try {
    return await new ChaosRun(plan, service).end();
  } finally {
    await service.close();
  }
}

class ChaosRun {
  readonly #plan: ChaosPlan;
  readonly #service: ChaosService;
  readonly #file: File;
  readonly #journal = new MemoryJournal();
  readonly #clock = clocks.getStore() ?? { ahead: 0 };
  #moments: readonly Moment[];
  #events = 0;
  #page = new AbortController();
  #orphan = false;
  readonly #ending = new AbortController();
  /** What was begun beside the upload, and must be over before the emulator closes. */
  readonly #errands: Promise<unknown>[] = [];

  constructor(plan: ChaosPlan, service: ChaosService) {
    // Each page of it listens to the end.
    setMaxListeners(0, this.#ending.signal);
    this.#plan = plan;
    this.#service = service;
    this.#moments = plan.moments;
    this.#file = new File([service.bytes], 'chaos.mp4', { lastModified: 1 });
  }

  async end(): Promise<Ending> {
    const videoId = this.#plan.container ? await this.#service.container() : undefined;
    this.#service.emulator.faults = [...this.#plan.faults];
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
      this.#orphan ||= this.#plan.bytes <= manner.partSize;
    }
  }

  /** Whatever it failed with: once the service does its part again, a retry brings it through. */
  async #mended(task: UploadTask, code: string): Promise<Ending> {
    this.#service.emulator.faults = [];
    this.#moments = [];
    // Nothing is kept of a file of one part: a page that died just as it had arrived can't know that it was its own.
    if (code === 'already-uploaded' && this.#service.isThere(task.videoId)) return 'was there already';
    let outcome = code;
    // The line is as bad as before, and so is the machine: what may pass may come again.
    for (let left = 5; left > 0 && outcome !== 'arrived'; left--) outcome = await outcomeOf(task.retry());
    this.#orphan ||= task.possibleOrphan;
    if (outcome !== 'arrived') throw new Error(`failed with ${code}, and with ${outcome} when tried again`);
    return await this.#arrived(task, 'arrived after a retry');
  }

  async #arrived(task: UploadTask, ending: Ending): Promise<Ending> {
    const { videoId } = await task;
    this.#service.assertArrived(videoId, this.#orphan);
    if (task.state !== 'completed') throw new Error(`the state is ${task.state} (${ending})`);
    return ending;
  }

  async #silent(): Promise<Ending> {
    await this.#service.assertSilent((url) => fetch(url).catch(() => undefined));
    return 'canceled';
  }

  #begin(videoId: string | undefined): UploadTask {
    const { concurrency, kind } = this.#plan;
    const { partSize, partTimeout } = manner;
    const client = new ApiVideoClient({
      baseUri: this.#service.url,
      tokenProvider: () => Promise.resolve(this.#service.token),
      retry: manner.retry,
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
    else if (move === 'new-token') this.#errands.push(this.#service.changeToken());
    else if (move === 'clock-jump') this.#clock.ahead += this.#plan.jump;
  }

  async #released(): Promise<void> {
    while (this.#journal.held.size > 0) await setTimeout(5);
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
