import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Browser, BrowserContext, Page } from 'playwright';
import { importMap } from '../helpers/import-map.js';
import { serveFolder } from '../helpers/static-server.js';
import { temporaryFolder } from '../helpers/temporary-folder.js';
import { wakeStorage } from '../helpers/wake-storage.js';
import type { ChaosPlan, Moment, Move } from './chaos-plan.js';
import { ChaosService, manner, type Ending } from './chaos-service.js';

/** What the page says: an event of its upload, or how an attempt has ended. */
interface Word {
  readonly event?: string;
  readonly ended?: string;
  readonly videoId?: string;
  readonly orphan?: boolean;
}

/** Milliseconds of a pause, and of a line that is gone. */
const breather = 300;

function htmlOf(
  { kind, chunk, concurrency }: ChaosPlan,
  baseUri: string,
  videoId: string | undefined,
): string {
  const options = { ...manner, concurrency, videoId };
  return `<!doctype html>${importMap('/dist')}
<input type="file"><script type="module">
  import { ApiVideoClient } from 'apivideo-kit';
  const now = Date.now;
  Date.now = () => now() + Number(sessionStorage.ahead ?? 0);
  const say = (word) => globalThis.leaving || console.log(JSON.stringify(word));
  const client = new ApiVideoClient({ baseUri: '${baseUri}', tokenProvider: () => uploadToken() });
  const { partSize, concurrency, ...rest } = ${JSON.stringify(options)};
  const begin = (file) => {
    if (${kind === 'file'}) return client.upload(file, { ...rest, partSize, concurrency });
    const stream = client.uploadStream(rest);
    for (let start = 0; start < file.size; start += ${chunk}) stream.append(file.slice(start, start + ${chunk}));
    stream.complete().catch(() => undefined);
    return stream;
  };
  const follow = () => {
    const tell = (ended) => say({ ended, videoId: chaosTask.videoId, orphan: chaosTask.possibleOrphan });
    chaosTask.then(
      () => tell('arrived'),
      (error) => tell(chaosTask.state === 'canceled' ? 'canceled' : (error.code ?? String(error))),
    );
  };
  document.querySelector('input').addEventListener('change', ({ target }) => {
    globalThis.chaosTask = begin(target.files[0]);
    for (const event of ['statechange', 'part', 'wait', 'progress']) {
      chaosTask.addEventListener(event, () => say({ event }));
    }
    follow();
  });
  globalThis.retryUpload = () => {
    chaosTask.retry();
    follow();
  };
  ${wakeStorage}
  say({ event: 'ready' });
</script>`;
}

/** One upload in a page with all that happens to it and to its page. Rejects with what went wrong. */
export async function runChaosPage(plan: ChaosPlan, browser: Browser): Promise<Ending> {
  const service = await ChaosService.start(plan);
  const folder = temporaryFolder();
  const path = join(folder.path, 'chaos.mp4');
  writeFileSync(path, service.bytes);
  const videoId = plan.container ? await service.container() : undefined;
  const site = await serveFolder('.', { '/chaos.html': htmlOf(plan, service.url, videoId) });
  const context = await browser.newContext();
  try {
    await context.exposeFunction('uploadToken', () => service.token);
    service.emulator.faults = [...plan.faults];
    return await new ChaosPage(plan, service, await context.newPage(), path).end(`${site.url}/chaos.html`);
  } finally {
    await context.close();
    site.close();
    folder.close();
    await service.close();
  }
}

class ChaosPage {
  readonly #plan: ChaosPlan;
  readonly #service: ChaosService;
  readonly #page: Page;
  readonly #context: BrowserContext;
  readonly #path: string;
  #moments: readonly Moment[];
  #events = 0;
  #orphan = false;
  /** Whether what the page keeps tells of a video: the first part has been told of. */
  #known = false;
  /** One thing happens after the other. */
  #errands: Promise<unknown> = Promise.resolve();
  #heard: (word: Word) => void = () => undefined;

  constructor(plan: ChaosPlan, service: ChaosService, page: Page, path: string) {
    this.#plan = plan;
    this.#service = service;
    this.#page = page;
    this.#context = page.context();
    this.#path = path;
    this.#moments = plan.moments;
    page.on('console', (message) => {
      if (message.text().startsWith('{')) this.#hear(JSON.parse(message.text()) as Word);
    });
  }

  async end(url: string): Promise<Ending> {
    const ended = this.#next('ended');
    const ready = this.#next('ready');
    await this.#page.goto(url);
    await ready;
    await this.#page.setInputFiles('input', this.#path);
    let word = await ended;
    await this.#errands;

    if (word.ended === 'canceled') return this.#silent();
    if (word.ended === 'arrived') return this.#arrived(word, 'arrived');
    // Whatever it failed with: once the service does its part again, a retry brings it through.
    this.#service.emulator.faults = [];
    this.#moments = [];
    // Nothing is kept of a file of one part: a page that died just as it had arrived can't know that it was its own.
    if (word.ended === 'already-uploaded' && this.#service.isThere(word.videoId)) return 'was there already';
    const code = word.ended;
    for (let left = 5; left > 0 && word.ended !== 'arrived'; left--) {
      const again = this.#next('ended');
      await this.#page.evaluate(() => retryUpload());
      word = await again;
    }
    if (word.ended !== 'arrived')
      throw new Error(`failed with ${code}, and with ${word.ended} when tried again`);
    return this.#arrived(word, 'arrived after a retry');
  }

  #arrived({ videoId, orphan = false }: Word, ending: Ending): Ending {
    this.#service.assertArrived(videoId, orphan || this.#orphan);
    return ending;
  }

  async #silent(): Promise<Ending> {
    await this.#service.assertSilent((url) =>
      this.#page.evaluate((address) => fetch(address).then(String, String), url),
    );
    return 'canceled';
  }

  #hear(word: Word): void {
    this.#heard(word);
    if (word.event === undefined || word.event === 'ready') return;
    this.#known ||= word.event === 'part';
    this.#events++;
    for (let [next] = this.#moments; next && next.after < this.#events; [next] = this.#moments) {
      this.#moments = this.#moments.slice(1);
      const { move } = next;
      this.#errands = this.#errands.then(() => this.#make(move));
    }
  }

  /** What the page says of that kind next. Of attempts that have ended, the one counts that no reload has undone. */
  #next(kind: 'ended' | 'ready'): Promise<Word> {
    const before = this.#heard;
    return new Promise((resolve) => {
      this.#heard = (word) => {
        before(word);
        if (kind === 'ready' ? word.event === 'ready' : word.ended !== undefined) resolve(word);
      };
    });
  }

  /** Says it to the upload, without waiting for what that returns: the upload itself, until its end. */
  #tell(wish: 'pause' | 'resume' | 'cancel'): Promise<void> {
    return this.#page.evaluate((name) => {
      chaosTask[name]();
    }, wish);
  }

  async #make(move: Move): Promise<void> {
    const page = this.#page;
    if (move === 'pause') {
      await this.#tell('pause');
      await setTimeout(breather);
      await this.#tell('resume');
    } else if (move === 'cancel') await this.#tell('cancel');
    else if (move === 'new-token') await this.#service.changeToken();
    else if (move === 'clock-jump')
      await page.evaluate((jump) => (sessionStorage.ahead = jump), this.#plan.jump);
    else if (move === 'offline') {
      await this.#context.setOffline(true);
      await setTimeout(breather);
      await this.#context.setOffline(false);
    } else if (this.#plan.kind === 'file') await this.#reload();
  }

  async #reload(): Promise<void> {
    // What has ended has nothing to go on with; what ends from now on, nobody hears of.
    const leaves = await this.#page.evaluate(
      () => (leaving = !['completed', 'failed', 'canceled'].includes(chaosTask.state)),
    );
    if (!leaves) return;
    // Of what had not been told of nothing is kept, and nobody is left who knows what arrived of it.
    this.#orphan ||= !this.#known || this.#plan.bytes <= manner.partSize;
    const ready = this.#next('ready');
    await this.#page.reload();
    await ready;
    // It has arrived just as the page went: sent again, it makes a video again.
    this.#orphan ||= this.#service.emulator.videos.some((videoId) => this.#service.isThere(videoId));
    await this.#page.setInputFiles('input', this.#path);
  }
}

declare global {
  var leaving: boolean;
  var chaosTask: { readonly state: string; pause(): void; resume(): void; cancel(): void };
  var uploadToken: () => Promise<string>;
  var retryUpload: () => void;
}
