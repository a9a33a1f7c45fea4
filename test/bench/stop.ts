/**
 * How long a person waits after "stop": from the call of `stop()` to the video, with the recorder of this package and
 * the official one, each with its defaults, over the same line and in turn. See docs/benchmarks.md. Run it after
 * `npm run build`:
 *
 *     node --import tsx test/bench/stop.ts [--quick] [--rounds <n>]
 */
import { loadavg } from 'node:os';
import type { Browser, Page } from 'playwright';
import type {} from '../../components/recorder/recorder.js';
import { startEmulator, type Emulator } from '../../src/emulator/index.js';
import { importMap } from '../helpers/import-map.js';
import { Keeper } from '../helpers/keeper.js';
import { openBrowser } from '../helpers/open-browser.js';
import { serveFolder } from '../helpers/static-server.js';
import { benchPath, mergeInto } from './bench-file.js';
import { conditions } from './conditions.js';
import { noise } from './noise.js';
import { spreadOf } from './results.js';
import { startShaper } from './shaper.js';
import { suiteOptions } from './suite-options.js';

/** Seconds of the recordings: parts fill up at other moments of each. */
const usualLengths = [8, 14, 20, 26, 32];

/** At most so much of the official recorder's time, by the medians. */
const aim = 0.7;

const [condition] = conditions;
const line = condition?.line;
if (!line) throw new Error('The first condition has no line.');

interface Target {
  readonly origin: string;
  readonly token: string;
  readonly milliseconds: number;
}

interface Stopped {
  readonly seconds: number;
  readonly videoId: string;
}

type Contestant = 'apivideo-kit' | '@api.video/media-recorder';

declare global {
  var contestants: Readonly<Record<Contestant, (target: Target) => Promise<Stopped>>>;
}

/**
 * A page with both. Left to themselves they choose other formats and rates, and what is compared would be how many bytes
 * they make: so both record noise in the same format, at the rate that is the usual one of both.
 */
const page = `<!doctype html><title>stop</title>${importMap('/dist')}
<script src="/node_modules/@api.video/media-recorder/dist/index.js"></script>
<script type="module">
  import 'apivideo-kit/recorder';
  globalThis.MediaRecorder = class extends MediaRecorder {
    constructor(stream) {
      super(stream, {
        mimeType: 'video/webm;codecs=vp8,opus',
        videoBitsPerSecond: 2_500_000,
        audioBitsPerSecond: 128_000,
      });
    }
  };
  ${noise}
  const noiseAndTone = () => {
    const sound = new AudioContext();
    const tone = sound.createOscillator();
    const output = sound.createMediaStreamDestination();
    tone.connect(output);
    tone.start();
    return new MediaStream([...noise(320, 180, 20).getTracks(), ...output.stream.getTracks()]);
  };
  const sleep = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
  const stopping = async (stop) => {
    const since = performance.now();
    const { videoId } = await stop();
    return { seconds: (performance.now() - since) / 1000, videoId };
  };
  globalThis.contestants = {
    async 'apivideo-kit'({ origin, token, milliseconds }) {
      const recorder = document.createElement('apivideo-recorder');
      Object.assign(recorder, { baseUri: origin, uploadToken: token, stream: noiseAndTone() });
      document.body.append(recorder);
      await recorder.start();
      await sleep(milliseconds);
      return stopping(() => recorder.stop());
    },
    async '@api.video/media-recorder'({ origin, token, milliseconds }) {
      const options = { uploadToken: token, apiHost: new URL(origin).host };
      const recorder = new ApiVideoMediaRecorder(noiseAndTone(), options);
      recorder.start();
      await sleep(milliseconds);
      return stopping(() => recorder.stop());
    },
  };
  console.log('ready');
</script>`;

/** One recording in a profile of its own: no connection is left over from another. */
async function measure(
  { browser, site, emulator }: { browser: Browser; site: string; emulator: Emulator },
  contestant: Contestant,
  target: Target,
): Promise<Stopped & { readonly bytes: number }> {
  const context = await browser.newContext();
  try {
    const opened: Page = await context.newPage();
    const ready = opened.waitForEvent('console', (message) => message.text() === 'ready');
    await opened.goto(`${site}/stop.html`);
    await ready;
    const stopped = await opened.evaluate(([name, to]) => globalThis.contestants[name](to), [
      contestant,
      target,
    ] as const);
    const video = emulator.video(stopped.videoId);
    if (!video?.complete) throw new Error(`${contestant} has given a video that is not complete.`);
    return { ...stopped, bytes: video.bytes };
  } finally {
    await context.close();
  }
}

const { quick, rounds } = suiteOptions(process.argv.slice(2), { rounds: 7 }, { rounds: 1 });
const lengths = quick ? usualLengths.slice(0, 1) : usualLengths;
const keeper = new Keeper();
const names: readonly Contestant[] = ['apivideo-kit', '@api.video/media-recorder'];
const measured = new Map<Contestant, number[]>(names.map((name) => [name, []]));
const [loadBefore = 0] = loadavg();

try {
  const emulator = keeper.keep(await startEmulator({ https: true }));
  const shaper = keeper.keep(await startShaper(Number(new URL(emulator.url).port), line));
  const site = keeper.keep(await serveFolder('.', { '/stop.html': page }));
  const browser = keeper.keep(await openBrowser());
  const { token } = emulator.createUploadToken();
  const origin = `https://127.0.0.1:${shaper.port}`;

  for (let round = 0; round < rounds; round++) {
    for (const [index, seconds] of lengths.entries()) {
      // In turn, and each first as often as the other, so that a busy minute hits both.
      const order = (round + index) % 2 === 0 ? names : names.toReversed();
      for (const name of order) {
        const target = { origin, token, milliseconds: seconds * 1000 };
        const result = await measure({ browser, site: site.url, emulator }, name, target);
        measured.get(name)?.push(result.seconds);
        console.error(
          `${seconds} s, ${(result.bytes / 1e6).toFixed(1)} MB, ${name}: ${result.seconds.toFixed(2)} s`,
        );
      }
    }
  }
} finally {
  await keeper.close();
}

const [ours, official] = names.map((name) => spreadOf(measured.get(name) ?? []).median);
const ratio = (ours ?? 0) / (official ?? 1);
const met = ratio <= aim;
const medians = { ours: `${ours?.toFixed(2)} s`, others: `${official?.toFixed(2)} s, official` };
console.log(
  `\nfrom stop() to the video, medians of ${rounds * lengths.length}: ${ours?.toFixed(2)} s, official ${official?.toFixed(2)} s`,
);
console.log(
  `${met ? 'met  ' : 'short'}  ${ratio.toFixed(2)} of the official recorder's median; at most ${aim} is aimed at`,
);
await mergeInto(benchPath(quick), 'stop', {
  [condition.name]: {
    ours: measured.get('apivideo-kit'),
    official: measured.get('@api.video/media-recorder'),
    ratio,
    loadBefore,
    standings: [{ what: 'from stop() to the video, median', ...medians, aim: `≤ ${aim} ×`, met }],
  },
});
