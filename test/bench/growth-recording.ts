/**
 * How the cost of a recording's slice grows with the recording: the real session, spool and upload, given the slices of
 * so many minutes one after the other, as fast as they are saved. Only the browser's recorder is another: it has them ready.
 */
import { importMap } from '../helpers/import-map.js';
import { Keeper } from '../helpers/keeper.js';
import { serveFolder } from '../helpers/static-server.js';
import { inFreshPage } from './browser-cost.js';
import type { GrowthStep, MeasureGrowth } from './growth-series.js';
import { startSink, type Sink } from './receivers/sink.js';

/** Bytes of a second at 2.5 Mbit/s, which is a slice. */
const sliceBytes = 2_500_000 / 8;

/** What is left in the browser's storage, and what took the time. */
interface Recorded {
  readonly seconds: number;
  readonly rows: number;
  /** Most that the site's storage took, in bytes. */
  readonly mostStored: number;
}

const pageOf = (baseUri: string): string => `<!doctype html>${importMap('/dist')}<script type="module">
  import { RecordingSession } from 'apivideo-kit';

  let recorder;
  globalThis.MediaRecorder = class extends EventTarget {
    static isTypeSupported = (type) => type.includes('webm');
    state = 'inactive';
    constructor(stream, { mimeType }) {
      super();
      Object.assign(this, { stream, mimeType });
      recorder = this;
    }
    start() { this.state = 'recording'; }
    requestData() {}
    stop() {
      this.state = 'inactive';
      setTimeout(() => this.dispatchEvent(new Event('stop')));
    }
    give(data) { this.dispatchEvent(Object.assign(new Event('dataavailable'), { data })); }
  };

  // Nothing that a disk could make smaller.
  const bytes = new Uint8Array(${sliceBytes});
  for (let at = 0; at < bytes.length; at += 65536) crypto.getRandomValues(bytes.subarray(at, at + 65536));
  const slice = (index) => {
    new DataView(bytes.buffer).setUint32(0, index);
    return new Blob([bytes], { type: 'video/webm' });
  };
  /** The line is faster than any recording: what is saved and not sent yet is never much. */
  const most = 32 * 1024 * 1024;

  globalThis.record = async (slices) => {
    const stream = document.createElement('canvas').captureStream(1);
    const session = new RecordingSession(stream, { uploadToken: 'to0', baseUri: '${baseUri}' });
    let saved = 0;
    let sent = 0;
    let mostStored = 0;
    let wake = () => {};
    session.addEventListener('saved', ({ detail }) => { saved = detail.bytes; wake(); });
    session.addEventListener('part', ({ detail }) => { sent += detail.bytes; wake(); });
    session.addEventListener('warning', ({ detail }) => console.log('warning ' + detail.code));
    const until = async (holds) => { while (!holds()) await new Promise((resolve) => (wake = resolve)); };

    await session.start();
    const since = performance.now();
    for (let index = 0; index < slices; index++) {
      recorder.give(slice(index));
      const given = (index + 1) * bytes.length;
      await until(() => saved >= given && given - sent < most);
      if (index % 60 === 0) mostStored = Math.max(mostStored, (await navigator.storage.estimate()).usage);
    }
    await session.stop();
    return { seconds: (performance.now() - since) / 1000, mostStored, rows: await rowsLeft() };
  };

  const rowsLeft = () => new Promise((resolve, reject) => {
    const opening = indexedDB.open('apivideo-recordings');
    opening.onerror = reject;
    opening.onsuccess = () => {
      const names = ['sessions', 'chunks', 'parts'];
      const transaction = opening.result.transaction(names);
      const counts = names.map((name) => transaction.objectStore(name).count());
      transaction.oncomplete = () => resolve(counts.reduce((sum, { result }) => sum + result, 0));
    };
  });
  console.log('ready');
</script>`;

async function stepOf(sink: Sink, site: string, minutes: number): Promise<GrowthStep> {
  const slices = minutes * 60;
  sink.reset();
  const { result, seconds, memory } = await inFreshPage(`${site}/growth.html`, ({ page, cost }) => {
    page.on('console', (message) => console.error(message.text()));
    return cost(() => page.evaluate<Recorded>(`record(${slices})`));
  });
  const { bytes, requests } = sink.tally;
  if (bytes !== slices * sliceBytes) throw new Error(`${bytes} bytes of ${slices} slices have arrived.`);
  return {
    size: minutes,
    costs: { time: result.seconds, processor: seconds },
    memory,
    facts: {
      slices,
      parts: requests,
      'rows left': result.rows,
      'on the disk at most, MiB': Math.round(result.mostStored / 1024 ** 2),
    },
  };
}

export const growthOfRecordings: MeasureGrowth = async (sizes, take) => {
  const keeper = new Keeper();
  try {
    const sink = keeper.keep(await startSink());
    const site = keeper.keep(await serveFolder('.', { '/growth.html': pageOf(sink.url) })).url;
    const steps: GrowthStep[] = [];
    for (const size of sizes) steps.push(await take(() => stepOf(sink, site, size)));
    return [
      { name: 'recording, Chromium', unit: 'minutes', memory: 'flat', limits: { 'rows left': 0 }, steps },
    ];
  } finally {
    await keeper.close();
  }
};
