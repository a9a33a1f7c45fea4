import { createHash, randomFillSync } from 'node:crypto';
import { startEmulator, type Emulator } from '../../src/emulator/index.js';
import { startShaper, type Shaper } from '../bench/shaper.js';
import type { ChaosPlan } from './chaos-plan.js';

/** How an upload may rightly end. */
export type Ending = 'arrived' | 'arrived after a retry' | 'was there already' | 'canceled';

const pool = randomFillSync(new Uint8Array(24 * 1024 * 1024));

/** How every upload of the proof is sent, and to what purpose. Times are in milliseconds. */
export const manner = {
  partSize: 5 * 1024 * 1024,
  /** What hangs is waited for as long; whatever else happens, and however busy the machine, takes less. */
  partTimeout: 6000,
  retry: { baseDelay: 5, maxDelay: 50 },
} as const;

/** The service of one run, behind a bad line, and what is to arrive there. */
export class ChaosService {
  readonly emulator: Emulator;
  /** Of what is uploaded. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly #shaper: Shaper;
  readonly #hash: string;
  /** The upload token in use. */
  token: string;

  private constructor(plan: ChaosPlan, emulator: Emulator, shaper: Shaper) {
    this.emulator = emulator;
    this.#shaper = shaper;
    this.token = emulator.createUploadToken().token;
    const start = plan.seed % (pool.length - plan.bytes);
    this.bytes = pool.subarray(start, start + plan.bytes);
    this.#hash = createHash('sha256').update(this.bytes).digest('hex');
  }

  static async start(plan: ChaosPlan): Promise<ChaosService> {
    const emulator = await startEmulator({ seed: plan.seed, ffmpeg: false });
    return new ChaosService(plan, emulator, await startShaper(Number(new URL(emulator.url).port), plan.line));
  }

  async close(): Promise<void> {
    await this.#shaper.close();
    await this.emulator.close();
  }

  /** Over the bad line. */
  get url(): string {
    return `http://127.0.0.1:${this.#shaper.port}`;
  }

  /** Whether that video is complete, byte for byte. */
  isThere(videoId = ''): boolean {
    const { complete, sha256 } = this.emulator.video(videoId) ?? {};
    return complete === true && sha256 === this.#hash;
  }

  /** All arrived, in one video; where a second one could not be helped, `orphan` says so. */
  assertArrived(videoId: string | undefined, orphan: boolean): void {
    if (!this.isThere(videoId)) throw new Error('the bytes are not there, or differ');
    const { length } = this.emulator.videos;
    if (length > 1 && !orphan) throw new Error(`${length} videos, and no word of it`);
  }

  /** After a cancel nothing more is sent but what had left: that has arrived by the time a slow request of `ask` is back. */
  async assertSilent(ask: (url: string) => Promise<unknown>): Promise<void> {
    const sent = (): number =>
      this.emulator.requests.filter(({ method, path }) => method === 'POST' && path === '/upload').length;
    this.emulator.faults = [{ match: { path: '/oembed/' }, then: { delay: 300 } }];

    await ask(`${this.url}/oembed/`);
    const before = sent();
    await ask(`${this.url}/oembed/`);
    if (sent() > before) throw new Error(`${sent() - before} requests after a cancel`);
  }

  /** The old one is refused from now on, in the middle of whatever goes on. */
  async changeToken(): Promise<void> {
    const old = this.token;
    this.token = this.emulator.createUploadToken().token;
    await this.#api('DELETE', `/upload-tokens/${old}`);
  }

  /** Makes a video, as the site's own server would. */
  async container(): Promise<string> {
    const answer = await this.#api('POST', '/videos', { title: 'chaos' });
    return ((await answer.json()) as { videoId: string }).videoId;
  }

  #api(method: string, path: string, body?: unknown): Promise<Response> {
    const authorization = `Basic ${Buffer.from(`${this.emulator.apiKey}:`).toString('base64')}`;
    return fetch(this.emulator.url + path, {
      method,
      headers: { Authorization: authorization, 'Content-Type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  }
}
