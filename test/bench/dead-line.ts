/**
 * One hour's worth of data, as at 2.5 Mbit/s, recorded against a dead line: a real recorder on a noisy canvas, at so
 * high a rate that it takes minutes. Looks at how the browser's memory grows meanwhile, and once the line is back, at
 * whether the disk is freed as parts arrive, whether every byte arrives in its order, and whether it plays. See
 * docs/benchmarks.md. Run it after `npm run build`, on Linux:
 *
 *     node --import tsx test/bench/dead-line.ts [--megabytes <n>] [--quick] [--rounds <n>]
 */
import { mkdirSync } from 'node:fs';
import { loadavg } from 'node:os';
import { basename, dirname, join } from 'node:path';
import type { Page } from 'playwright';
import { startEmulator } from '../../src/emulator/index.js';
import { assertHolds } from '../helpers/assert-holds.js';
import { Keeper } from '../helpers/keeper.js';
import { openKillable } from '../helpers/killable-browser.js';
import { playToEnd } from '../helpers/play-to-end.js';
import { openRelay } from '../helpers/relay.js';
import { serveFolder } from '../helpers/static-server.js';
import { temporaryFolder } from '../helpers/temporary-folder.js';
import { benchPath, mergeInto } from './bench-file.js';
import { pageOf } from './dead-line-page.js';
import { MemoryGrowth } from './memory-growth.js';
import type { Standing } from './standing.js';
import { suiteOptions } from './suite-options.js';

const mebibyte = 1024 * 1024;

/** Bytes that the page's own process may grow by while the line is dead. */
const aim = 64 * mebibyte;

/** Bytes of a recording of an hour. */
const hour = (3600 * 2_500_000) / 8;
const { quick, rounds, megabytes } = suiteOptions(
  process.argv.slice(2),
  { rounds: 1, megabytes: hour / 1e6 },
  { rounds: 1, megabytes: 120 },
);
const wanted = megabytes * 1e6;

/** What the browser's storage holds of recordings. */
interface Stored {
  readonly sessions: number;
  readonly rows: number;
  readonly bytes: number;
  /** Place of the first byte. */
  readonly start: number;
}

declare global {
  var begin: () => Promise<void>;
  var finishIt: () => void;
  var stored: () => Promise<Stored>;
}

/** Everything that the page says, and a way to wait for some of it. */
class Said {
  readonly lines: string[] = [];
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    page.on('console', (message) => this.lines.push(message.text()));
  }

  async until(holds: (lines: readonly string[]) => boolean): Promise<void> {
    while (!holds(this.lines)) await this.#page.waitForEvent('console', { timeout: 120_000 });
  }

  /** The numbers in lines that begin with `word`. */
  numbers(word: string, place = 1): readonly number[] {
    return this.lines
      .filter((line) => line.startsWith(`${word} `))
      .map((line) => Number(line.split(' ')[place]));
  }

  saved(): number {
    return Math.max(0, ...this.numbers('saved'));
  }
}

const inMebibytes = (growth: ReadonlyMap<string, number>): string =>
  Array.from(growth, ([type, bytes]) => `${type} ${(bytes / mebibyte).toFixed(0)}`).join(', ');

const failures: string[] = [];
const standings: Standing[] = [];
function check(what: string, ours: string, met: boolean): void {
  console.log(`${met ? 'met  ' : 'short'}  ${what}: ${ours}`);
  standings.push({ what, ours, met });
  if (!met) failures.push(what);
}

async function measure(): Promise<void> {
  standings.length = 0;
  const keeper = new Keeper();
  const folder = keeper.keep(temporaryFolder());
  mkdirSync(join(folder.path, 'profile'));
  const emulator = keeper.keep(await startEmulator());
  const relay = keeper.keep(await openRelay(emulator.url));
  const site = keeper.keep(
    await serveFolder('.', { '/hour.html': pageOf(relay.url, emulator.createUploadToken().token) }),
  );
  const browser = await openKillable(join(folder.path, 'profile'));
  const [loadBefore = 0] = loadavg();

  try {
    const { page } = browser;
    const said = new Said(page);
    await page.goto(`${site.url}/hour.html`);
    await said.until((lines) => lines.includes('ready'));
    await page.evaluate(() => begin());
    // What a few parts need is needed once.
    await said.until(() => said.numbers('part').length >= 4);

    const growth = new MemoryGrowth(browser.group);
    growth.begin();
    relay.cut();
    const timer = setInterval(() => growth.look(), 500);
    const began = performance.now();
    await said.until(() => said.saved() >= wanted);
    const recorded = growth.take();
    console.log(
      `${(wanted / 1e6).toFixed(0)} MB in ${((performance.now() - began) / 1000).toFixed(0)} s on a dead line: ` +
        `memory grew by at most ${inMebibytes(recorded)} MiB`,
    );

    const heldBefore = await page.evaluate(() => stored());
    const partsBefore = said.numbers('part').length;
    await relay.mend();
    await said.until(() => said.numbers('part').length >= partsBefore + 10);
    const heldAfter = await page.evaluate(() => stored());
    const mended = performance.now();
    await page.evaluate(() => finishIt());
    await said.until((lines) => lines.some((line) => line.startsWith('video ')));
    clearInterval(timer);
    const sent = growth.take();
    console.log(
      `the rest sent within ${((performance.now() - mended) / 1000).toFixed(0)} s of the end: ` +
        `memory grew by at most ${inMebibytes(sent)} MiB`,
    );
    const left = await page.evaluate(() => stored());
    const videoId = said.lines.find((line) => line.startsWith('video '))?.slice('video '.length) ?? '';
    const video = emulator.video(videoId);
    const path = video?.path ?? '';
    console.log(`warnings: ${said.lines.filter((line) => line.startsWith('warning')).join(', ') || 'none'}`);

    const grown = recorded.get('renderer') ?? 0;
    check(
      'less than 64 MiB on a dead line',
      `the page grew by ${(grown / mebibyte).toFixed(0)}`,
      grown < aim,
    );
    check(
      'rows of ten parts that arrived are gone',
      `the first begins at ${heldAfter.start}, before at ${heldBefore.start}`,
      heldAfter.start > heldBefore.start + 9 * 5 * mebibyte,
    );
    check(
      'nothing is left on the disk',
      `${left.rows} rows, ${left.sessions} sessions`,
      left.rows + left.sessions === 0,
    );
    const given = said.numbers('chunk', 2).reduce((a, b) => a + b, 0);
    check(
      'it is whole',
      `${video?.bytes} of ${given} bytes`,
      video?.complete === true && video.bytes === given,
    );
    assertHolds(path, said.lines, said.saved());
    console.log('met    every slice has arrived, in its order');

    const film = `<!doctype html><video src="/${basename(path)}"></video>`;
    const films = keeper.keep(await serveFolder(dirname(path), { '/film.html': film }));
    // The compiler that runs this file names functions by a helper, which a page doesn't have.
    await page.addInitScript({ content: 'globalThis.__name = (named) => named' });
    await page.goto(`${films.url}/film.html`);
    const { seconds, pictures } = await playToEnd(page.locator('video'));
    check('it plays', `${seconds.toFixed(0)} s, ${pictures} pictures`, pictures > 100 && seconds > 10);

    const figures = {
      bytes: video?.bytes,
      recorded: Object.fromEntries(recorded),
      sent: Object.fromEntries(sent),
    };
    await mergeInto(benchPath(quick), 'dead-line', {
      'an hour': { ...figures, megabytes, loadBefore, standings },
    });
  } finally {
    await browser.kill();
    await keeper.close();
  }
}

for (let round = 0; round < rounds; round++) await measure();
process.exitCode = failures.length > 0 ? 1 : 0;
