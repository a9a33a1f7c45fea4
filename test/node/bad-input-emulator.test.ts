import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { startEmulator, type Emulator } from '../../src/emulator/index.js';
import { assertBears as bears, each, loose } from './bad-input-values.js';

const names = ['InvalidOption', 'InvalidFault', 'RangeError'];
const assertBears = (calls: Parameters<typeof bears>[0], more: readonly string[] = []): Promise<void> =>
  bears(calls, { names: [...names, ...more] });

/** Starts one, and ends it if it has started. */
async function startWith(options: unknown): Promise<void> {
  const emulator = await startEmulator(options as object);
  await emulator.close();
}

test('an emulator bears any options', () => {
  const settings = ['videoRestore', 'ignoreTitleCase', 'legacyAnalytics', 'webhookLimit', 'seed'];
  const usual = [
    'port',
    'https',
    'playableAfter',
    'rateLimits',
    'exposeRateLimit',
    'ffmpeg',
    'webhookTargets',
  ];
  const more = ['webhookRetryDelay', 'seedViews', 'faults'];
  return assertBears({
    options: startWith,
    ...each([...settings, ...usual, ...more], (option) => startWith({ ffmpeg: false, ...option })),
  });
});

test('an emulator bears any folder, and says so where it can’t write there', () =>
  assertBears(
    {
      dataDir: (value) =>
        startWith({
          ffmpeg: false,
          dataDir: typeof value === 'string' && value !== '' ? unwritable(value) : value,
        }),
    },
    ['Error'],
  ));

/** A folder that can't be, below a file: nothing is left behind. */
function unwritable(name: string): string {
  return join('/dev/null', tmpdir(), randomUUID(), name.slice(0, 100).trim());
}

let emulator: Emulator;
before(async () => {
  emulator = await startEmulator({ ffmpeg: false });
});
after(() => emulator.close());

test('what is called on an emulator bears any arguments', () => {
  const { createUploadToken, addView, startBroadcast, video } = loose(emulator);
  return assertBears({
    createUploadToken: (value) => createUploadToken?.(value),
    ...each(['ttl'], (option) => createUploadToken?.(option)),
    addView: (value) => addView?.(value),
    ...each(
      ['mediaType', 'sessionId', 'startedAt', 'seconds', 'position', 'ended', 'metadata', 'events'],
      (option) => addView?.({ mediaId: 'vi1', ...option }),
    ),
    startBroadcast: (value) => startBroadcast?.(value),
    video: (value) => video?.(value),
    faults: (value) => Reflect.set(emulator, 'faults', value),
    'a fault': (value) => Reflect.set(emulator, 'faults', [value]),
    ...each(['match', 'then', 'times', 'probability'], (option) =>
      Reflect.set(emulator, 'faults', [{ match: {}, then: {}, ...option }]),
    ),
    'faults, none again': () => (emulator.faults = []),
  });
});
