/**
 * Kills a browser that uploads, at any moment, and opens the page again with the same file, which must go on and send
 * nothing twice of what the page had been told:
 *
 *     npm run build && npm run proof -- kill-upload [--runs 50] [--from 1] [--seed 42]
 */
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { startEmulator } from '../../src/emulator/index.js';
import { randomBytes } from '../helpers/files.js';
import { importMap } from '../helpers/import-map.js';
import { Keeper } from '../helpers/keeper.js';
import { openKillable, type KillableBrowser } from '../helpers/killable-browser.js';
import { serveFolder } from '../helpers/static-server.js';
import { temporaryFolder } from '../helpers/temporary-folder.js';
import { wakeStorage } from '../helpers/wake-storage.js';
import { killMoment } from './kill-moment.js';
import { proveRuns } from './prove-runs.js';

const concurrency = 3;
const partSize = 5 * 1024 * 1024;
const parts = 8;
const partsPerSecond = 2;

const page = (baseUri: string, uploadToken: string): string => `<!doctype html>${importMap('/dist')}
<input type="file"><script type="module">
  import { ApiVideoClient } from 'apivideo-kit';
  const client = new ApiVideoClient({ baseUri: '${baseUri}', uploadToken: '${uploadToken}' });
  const input = document.querySelector('input');
  input.addEventListener('change', () => {
    const task = client.upload(input.files[0], { partSize: ${partSize}, concurrency: ${concurrency} });
    task.addEventListener('part', ({ detail }) => console.log('part ' + detail.part + ' ' + task.videoId));
    task.then(({ videoId }) => console.log('done ' + videoId), (error) => console.log('failed ' + error.code));
  });
  ${wakeStorage}
  console.log('ready, with ' + (await client.resumable()).length);
</script>`;

/** Browsers that are open, and must not outlive a run that fails. */
const open = new Set<KillableBrowser>();
const keeper = new Keeper();
const folder = keeper.keep(temporaryFolder());
const path = join(folder.path, 'holiday.mp4');
const bytes = randomBytes((parts - 1) * partSize + 1000);
const sha256 = createHash('sha256').update(bytes).digest('hex');
writeFileSync(path, bytes);
const emulator = keeper.keep(await startEmulator({ ffmpeg: false }));
const { token } = emulator.createUploadToken();
const site = keeper.keep(await serveFolder('.', { '/upload.html': page(emulator.url, token) }));

/** Waits for a line of the page's console. */
function said(page: Page, pattern: RegExp): Promise<string> {
  return new Promise((resolve) => {
    page.on('console', (message) => {
      if (pattern.test(message.text())) resolve(message.text());
    });
  });
}

/** Opens the page; its greeting tells how many uploads it finds to go on with. */
async function visit(profile: string): Promise<{ browser: KillableBrowser; greeting: string }> {
  const browser = await openKillable(profile);
  open.add(browser);
  const ready = said(browser.page, /^ready/);
  await browser.page.goto(`${site.url}/upload.html`);
  return { browser, greeting: await ready };
}

async function kill(browser: KillableBrowser): Promise<void> {
  open.delete(browser);
  await browser.kill();
}

async function killed(seed: number): Promise<string> {
  const profile = join(folder.path, `profile-${seed}`);
  mkdirSync(profile);
  await emulator.reset();
  emulator.faults = [{ match: { path: '/upload' }, then: { bytesPerSecond: partsPerSecond * partSize } }];

  const { browser: first } = await visit(profile);
  const { after, delay } = killMoment(seed, parts, 1000 / partsPerSecond);
  const told: string[] = [];
  await new Promise<void>((resolve, reject) => {
    const strike = (): void => void setTimeout(() => void kill(first).then(resolve, reject), delay);
    first.page.on('console', (message) => {
      told.push(message.text());
      if (told.length === after) strike();
    });
    first.choose(path).then(() => (after === 0 ? strike() : undefined), reject);
  });
  const before = emulator.requests.length;
  emulator.faults = [];

  const { browser: second, greeting } = await visit(profile);
  const ended = said(second.page, /^(done|failed)/);
  await second.choose(path);
  const [word = '', videoId = ''] = (await ended).split(' ');
  await kill(second);

  if (word !== 'done') throw new Error(`the second visit ended with ${videoId}`);
  if (emulator.video(videoId)?.sha256 !== sha256) throw new Error('the bytes differ');
  if (told.some((line) => line.startsWith('done'))) return 'had ended before';
  const pairs = told.flatMap((line) => /^part (\d+) (\S+)/.exec(line)?.slice(1, 3) ?? []);
  const known = pairs.filter((_, index) => index % 2 === 0).map(Number);
  if (known.length > 0 && pairs[1] !== videoId)
    throw new Error(`it is another video. The page was ${greeting}`);
  const again = emulator.requests
    .slice(before)
    .flatMap(({ method, part }) => (method === 'POST' && part ? [part.number] : []))
    .filter((number) => known.includes(number));
  if (again.length > 0) throw new Error(`parts ${again.join(', ')} were sent again`);
  return known.length > 0 ? 'killed and gone on with' : 'killed before a part had arrived';
}

try {
  await proveRuns('kill-upload', 50, (seed) =>
    killed(seed).finally(() => Promise.all(Array.from(open, kill))),
  );
} finally {
  await keeper.close();
}
