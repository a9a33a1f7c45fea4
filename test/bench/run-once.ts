import { setTimeout as sleep } from 'node:timers/promises';
import { browsers, type BenchPage, type BrowserName } from './browsers.js';
import type { Condition, Protocol } from './conditions.js';
import type { Contestant } from './contestants.js';
import type { Target } from './page/contest.js';
import type { Receiver } from './receivers.js';
import { startShaper } from './shaper.js';
import { atRest, peakDuring, startedBy } from './watch-memory.js';

/** One upload of one contestant. */
export interface Round {
  readonly browser: BrowserName;
  readonly condition: Condition;
  readonly protocol: Protocol;
  readonly contestant: Contestant;
  readonly receiver: Receiver;
  /** Where the contestants' pages are. */
  readonly pages: string;
  /** Path of the file to send. */
  readonly file: string;
}

export interface Measurement {
  readonly seconds: number;
  readonly requests: number;
  /** How much the browser's processes grew at most, in bytes; `undefined` where the system doesn't tell. */
  readonly growth: number | undefined;
}

/** Milliseconds after which an upload is given up. */
const patience = 300_000;

/** Uploads once, in a browser just started. Rejects when the upload fails, or not all has arrived. */
export async function runOnce(round: Round): Promise<Measurement> {
  const { condition, protocol, contestant, receiver, pages, file } = round;
  const shaper = condition.line && (await startShaper(receiver.port, condition.line));
  const { started: browser, processes } = await startedBy(() => browsers[round.browser](protocol));
  await receiver.reset();

  try {
    const page = await browser.open(`${pages}/${contestant.script}.html`);
    await page.setFile(file);
    const target = {
      origin: `https://127.0.0.1:${shaper?.port ?? receiver.port}`,
      token: receiver.token,
      concurrency: contestant.concurrency,
    };

    const before = await atRest(processes);
    const { result: seconds, peak } = await peakDuring(processes, upload(page, target));
    const { requests, bytes } = receiver.tally();
    if (bytes !== condition.bytes) throw new Error(`${bytes} of ${condition.bytes} bytes have arrived.`);
    return { seconds, requests, growth: before === undefined ? undefined : peak - before };
  } finally {
    await browser.close();
    await shaper?.close();
    await receiver.reset();
  }
}

/** Resolves with the seconds from the call to its answer, by the page's own clock. */
async function upload(page: BenchPage, target: Target): Promise<number> {
  const ended = new AbortController();
  const tooLong = sleep(patience, undefined, { signal: ended.signal }).then(() => {
    throw new Error(`The upload has not ended after ${patience / 1000} s.`);
  });
  const uploaded = page.evaluate(async (to: Target) => {
    const file = document.querySelector('input')?.files?.[0];
    if (!file) throw new Error('The page has no file.');
    const since = performance.now();
    await globalThis.contest(file, to);
    return (performance.now() - since) / 1000;
  }, target);

  try {
    return await Promise.race([uploaded, tooLong]);
  } finally {
    ended.abort();
    tooLong.catch(() => undefined);
  }
}
