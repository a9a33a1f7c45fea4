import { parseArgs } from 'node:util';
import type { EmulatorOptions } from '../emulator-options.js';
import type { RateLimits } from '../rate-limits.js';

/** What a command line asks for. */
export type Wish =
  | { readonly do: 'help' }
  | { readonly do: 'version' }
  | { readonly do: 'start'; readonly options: EmulatorOptions; readonly faultsFile: string | undefined };

/** Says in a sentence what is wrong with a command line. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

const flags = {
  port: { type: 'string' },
  host: { type: 'string' },
  https: { type: 'boolean' },
  data: { type: 'string' },
  'rate-limits': { type: 'string' },
  'playable-after': { type: 'string' },
  faults: { type: 'string' },
  seed: { type: 'string' },
  'video-restore': { type: 'boolean' },
  'hide-rate-limits': { type: 'boolean' },
  'webhooks-anywhere': { type: 'boolean' },
  'no-ffmpeg': { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
} as const;

/** What `--help` prints. */
export const usage = `Usage: apivideo-emulator [options]

Stands in for api.video on this machine. Prints its address, an API key and an upload token.

  --port <n>             port to listen on (default: a free one)
  --host <address>       address to listen on (default: 127.0.0.1); any other lets others in
  --https                TLS with a self-signed certificate, and HTTP/2
  --data <folder>        keep everything there, over restarts too (default: a temporary folder)
  --rate-limits <kind>   off, sandbox or production (default: off)
  --playable-after <ms>  milliseconds from the end of an upload until it plays (default: 0)
  --video-restore        deleted videos can be restored, as accounts that ask for it have it
  --hide-rate-limits     pages cannot read the headers about limits
  --webhooks-anywhere    call webhooks beyond this machine too
  --no-ffmpeg            the source as its own stream, even where ffmpeg is installed
  --faults <file>        JSON file with faults, a list of {"match": …, "then": …}
  --seed <n>             where faults with a "probability" strike
  --help, --version

See the live page at its address, and /_emulator/ for faults, requests, videos and more over HTTP.
`;

/** Reads a command line, without the program's own name. Throws a `UsageError` if it makes no sense. */
export function readArguments(args: readonly string[]): Wish {
  const values = parse(args);
  if (values.help) return { do: 'help' };
  if (values.version) return { do: 'version' };

  const { host, https, data, faults: faultsFile } = values;
  const port = readNumber('port', values.port, 65_535);
  const playableAfter = readNumber('playable-after', values['playable-after'], 2 ** 31 - 1);
  const seed = readNumber('seed', values.seed, 2 ** 32 - 1);
  const rateLimits = readRateLimits(values['rate-limits']);

  return {
    do: 'start',
    faultsFile,
    options: {
      ...(port !== undefined && { port }),
      ...(host !== undefined && { host }),
      ...(https !== undefined && { https }),
      ...(data !== undefined && { dataDir: data }),
      ...(rateLimits && { rateLimits }),
      ...(playableAfter !== undefined && { playableAfter }),
      ...(seed !== undefined && { seed }),
      ...(values['video-restore'] && { videoRestore: true }),
      ...(values['hide-rate-limits'] && { exposeRateLimit: false }),
      ...(values['webhooks-anywhere'] && { webhookTargets: 'anywhere' }),
      ...(values['no-ffmpeg'] && { ffmpeg: false }),
    },
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: flags, strict: true, allowPositionals: false }).values;
  } catch (error) {
    // The parser adds advice in more lines and sentences; the first says what is wrong.
    const [first = ''] = error instanceof Error ? error.message.split(/\.?\n|\. /) : [];
    throw new UsageError(`${first}. Try --help.`, { cause: error });
  }
}

function readNumber(flag: string, value: string | undefined, most: number): number | undefined {
  if (value === undefined) return undefined;
  if (/^\d{1,10}$/.test(value) && Number(value) <= most) return Number(value);
  throw new UsageError(`--${flag} must be a whole number from 0 to ${most}, not "${value}".`);
}

function readRateLimits(value: string | undefined): RateLimits | undefined {
  if (value === undefined || value === 'off' || value === 'sandbox' || value === 'production') return value;
  throw new UsageError(`--rate-limits must be off, sandbox or production, not "${value}".`);
}
