import type { ViewSeed } from './create-view.js';
import type { Fault } from './faults.js';
import type { RateLimits } from './rate-limits.js';
import type { Settings } from './settings.js';

/** How an emulator is started. */
export interface EmulatorOptions extends Partial<Settings> {
  /** Port to listen on. @default 0 - a free one */
  readonly port?: number;
  /** Address to listen on. Any other than this machine's own lets others in. @default '127.0.0.1' */
  readonly host?: string;
  /** TLS with a self-signed certificate, and HTTP/2 and HTTP/1.1 over it. @default false */
  readonly https?: boolean;
  /** Milliseconds from the completion of a source until the video is playable. @default 0 */
  readonly playableAfter?: number;
  /** The service's limits on requests per minute. With `off`, headers tell of a million. @default 'off' */
  readonly rateLimits?: RateLimits;
  /** Whether pages of other origins may read the headers about limits. @default true */
  readonly exposeRateLimit?: boolean;
  /** Whether ffmpeg and ffprobe, where they are on the `PATH`, make real streams and pictures. @default 'auto' */
  readonly ffmpeg?: 'auto' | false;
  /** Which webhooks are called: those on this machine, or all. @default 'loopback' */
  readonly webhookTargets?: 'loopback' | 'anywhere';
  /** Milliseconds until a webhook that failed is called again, three times at most. @default 3000 */
  readonly webhookRetryDelay?: number;
  /** The folder where everything is kept, over restarts too. @default a temporary one, removed on close */
  readonly dataDir?: string;
  /** What was watched before the start, for analytics to count. @default [] */
  readonly seedViews?: readonly ViewSeed[];
  /** The first content of `emulator.faults`. @default [] */
  readonly faults?: readonly Fault[];
  /** Decides where faults with a `probability` strike: the same seed, the same strikes. @default a random one */
  readonly seed?: number;
}
