import assert from 'node:assert/strict';
import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { test, type TestContext } from 'node:test';
import { readArguments } from '../../src/emulator/cli/arguments.js';
import { startEmulator } from '../../src/emulator/index.js';
import { basic, started } from './emulator-fixture.js';

interface Ended {
  readonly code: number | null;
  readonly output: string;
  readonly complaint: string;
}

type Program = ChildProcessByStdio<null, Readable, Readable>;

/** Runs the program of the sources, with these arguments. */
function launch(t: TestContext, ...args: readonly string[]): Program {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/emulator/cli.ts', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  t.after(() => child.kill('SIGKILL'));
  return child;
}

async function run(t: TestContext, ...args: readonly string[]): Promise<Ended> {
  const child = launch(t, ...args);
  const [output, complaint, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close') as Promise<[number | null]>,
  ]);
  return { code, output, complaint };
}

/** Resolves with what a running program prints, once it has said how to end it. */
async function greeting(child: Program): Promise<string> {
  let said = '';
  for await (const chunk of child.stdout as AsyncIterable<Buffer>) {
    said += chunk.toString();
    if (said.includes('Ctrl+C')) break;
  }
  return said;
}

async function folder(t: TestContext): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'emulator-cli-test-'));
  t.after(() => rm(path, { recursive: true, force: true }));
  return path;
}

function field(said: string, name: string): string {
  return new RegExp(`^${name}: +(\\S+)$`, 'm').exec(said)?.[1] ?? '';
}

test('it prints an address, a key and a token that work, and ends well at Ctrl+C', async (t) => {
  const child = launch(t);
  const said = await greeting(child);
  const url = field(said, 'api.video emulator');
  const form = new FormData();
  form.append('file', new Blob(['x']), 'clip.mp4');

  const upload = await fetch(`${url}/upload?token=${field(said, 'Upload token')}`, {
    method: 'POST',
    body: form,
  });
  const videos = await fetch(`${url}/videos`, { headers: { Authorization: basic(field(said, 'API key')) } });
  const closed = once(child, 'close') as Promise<[number | null]>;
  child.kill('SIGINT');

  assert.deepEqual([upload.status, videos.status], [201, 200]);
  assert.deepEqual((await closed)[0], 0);
  await assert.rejects(fetch(url));
});

test('flags become options', () => {
  const wish = readArguments(
    '--port 8080 --host ::1 --https --data d --rate-limits sandbox --playable-after 500 --seed 7 --faults f'.split(
      ' ',
    ),
  );

  assert.deepEqual(wish, {
    do: 'start',
    faultsFile: 'f',
    options: {
      port: 8080,
      host: '::1',
      https: true,
      dataDir: 'd',
      rateLimits: 'sandbox',
      playableAfter: 500,
      seed: 7,
    },
  });
  assert.deepEqual(
    readArguments(['--video-restore', '--hide-rate-limits', '--webhooks-anywhere', '--no-ffmpeg']),
    {
      do: 'start',
      faultsFile: undefined,
      options: { videoRestore: true, exposeRateLimit: false, webhookTargets: 'anywhere', ffmpeg: false },
    },
  );
  assert.deepEqual(readArguments([]), { do: 'start', faultsFile: undefined, options: {} });
});

test('help and version are printed, and nothing is started', async (t) => {
  const help = await run(t, '--help');
  const version = await run(t, '--version');

  assert.deepEqual([help.code, version.code], [0, 0]);
  assert.match(help.output, /^Usage: apivideo-emulator[^]*--rate-limits[^]*--playable-after/);
  assert.match(version.output, /^\d+\.\d+\.\d+\n$/);
});

test('what makes no sense is said in one sentence', () => {
  for (const [args, sentence] of [
    [['--nope'], "Unknown option '--nope'. Try --help."],
    [['here'], "Unexpected argument 'here'. Try --help."],
    [['--port'], "Option '--port <value>' argument missing. Try --help."],
    [['--port', 'x'], '--port must be a whole number from 0 to 65535, not "x".'],
    [['--port', '70000'], '--port must be a whole number from 0 to 65535, not "70000".'],
    [['--rate-limits', 'strict'], '--rate-limits must be off, sandbox or production, not "strict".'],
    [['--playable-after', '-1'], "Option '--playable-after' argument is ambiguous. Try --help."],
  ] as const) {
    assert.throws(() => readArguments(args), { name: 'UsageError', message: sentence });
  }
});

test('a bad flag ends it with a sentence and status 2', async (t) => {
  const { code, output, complaint } = await run(t, '--nope');

  assert.deepEqual([code, output, complaint], [2, '', "Unknown option '--nope'. Try --help.\n"]);
});

test('a port in use ends it with a sentence and status 2', async (t) => {
  const emulator = await started(t);

  const { code, complaint } = await run(t, '--port', new URL(emulator.url).port);

  assert.equal(code, 2);
  assert.match(complaint, /^The emulator cannot start: port \d+ of 127\.0\.0\.1 is in use\..*\n$/);
});

test('a folder that cannot be written to ends it with a sentence and status 2', async (t) => {
  const file = join(await folder(t), 'file');
  await writeFile(file, '');

  const { code, complaint } = await run(t, '--data', join(file, 'data'));

  assert.equal(code, 2);
  assert.match(complaint, /^The emulator cannot keep its data in .*\n$/);
});

test(
  'a folder that the system makes none in is refused too',
  { skip: process.platform !== 'linux' },
  async () => {
    const refusal = /^The emulator cannot keep its data in \/proc\/emulator\/data: ENOENT/;

    await assert.rejects(startEmulator({ dataDir: '/proc/emulator/data' }), { message: refusal });
  },
);

test('a folder that another emulator has open ends it with a sentence and status 2', async (t) => {
  const data = await folder(t);
  await started(t, { dataDir: data });

  const { code, complaint } = await run(t, '--data', data);

  assert.equal(code, 2);
  assert.match(complaint, /^The emulator cannot keep its data in .*: another emulator has it open\.\n$/);
});

test('faults are read from a file, and a file without any ends it with status 2', async (t) => {
  const path = join(await folder(t), 'faults.json');
  await writeFile(path, JSON.stringify([{ match: { path: '/videos' }, then: { status: 418 } }]));
  const child = launch(t, '--faults', path);
  const said = await greeting(child);
  const teapot = await fetch(`${field(said, 'api.video emulator')}/videos`);
  child.kill('SIGTERM');
  await writeFile(path, '[{]');
  const broken = await run(t, '--faults', path);
  await writeFile(path, '[{"match": {}}]');
  const lacking = await run(t, '--faults', path);
  const missing = await run(t, '--faults', `${path}.nope`);

  assert.equal(teapot.status, 418);
  assert.deepEqual([broken.code, lacking.code, missing.code], [2, 2, 2]);
  assert.match(broken.complaint, /^The faults in .*faults\.json cannot be read: it is no JSON\.\n$/);
  assert.match(lacking.complaint, /faults\[0\] lacks "then"\.\n$/);
  assert.match(missing.complaint, /there is no such file\.\n$/);
});
