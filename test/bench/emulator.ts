/**
 * What the emulator costs: its memory while four uploads of 1 GiB run side by side, and its speed beside bare
 * node:http servers that throw the same bytes away, or write them to disk. Run it after `npm run build`:
 *
 *     node --import tsx test/bench/emulator.ts [--quick] [--rounds <n>]
 */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { openAsBlob, readFileSync } from 'node:fs';
import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import { request, type IncomingMessage } from 'node:http';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { benchPath, mergeInto } from './bench-file.js';
import { spreadOf } from './results.js';
import type { Standing } from './standing.js';
import { suiteOptions } from './suite-options.js';

const mebibyte = 1024 * 1024;
const partSize = 64 * mebibyte;
const boundary = 'emulator-bench';
/** Of a film no two bytes foretell the next; the search for the end of a form is quicker in bytes that do. */
const chunk = randomBytes(mebibyte);

const { quick, rounds } = suiteOptions(process.argv.slice(2), { rounds: 7 }, { rounds: 1 });
/** Bytes of each upload. */
const whole = (quick ? 64 : 1024) * mebibyte;
const size = `${whole / mebibyte} MiB`;

interface Target {
  readonly url: string;
  readonly path: string;
  readonly pid: number;
  stop(): Promise<void>;
}

/** A program that prints its address, and is ended by SIGTERM. */
async function launch(args: readonly string[], pathOf: (said: string) => string): Promise<Target> {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  for await (const piece of child.stdout.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    said += piece.toString();
    if (said.includes('Ctrl+C')) break;
  }
  child.stdout.resume();

  return {
    url: /https?:\/\/[\d.:]+/.exec(said)?.[0] ?? '',
    path: pathOf(said),
    pid: child.pid ?? 0,
    async stop() {
      const closed = once(child, 'close');
      child.kill('SIGTERM');
      await closed;
    },
  };
}

/** A bare server: it throws bodies away, or pipes them into a file if it is given one. */
const sinkProgram = `
  const [file] = process.argv.slice(1);
  const server = require('node:http').createServer((request, response) => {
    const answer = () => response.writeHead(201).end('{"videoId":"vi0"}');
    if (file) request.pipe(require('node:fs').createWriteStream(file)).on('finish', answer);
    else request.resume().on('end', answer);
  }).listen(0, '127.0.0.1', () => console.log('http://127.0.0.1:' + server.address().port + ' Ctrl+C'));
  process.on('SIGTERM', () => process.exit());
`;

const startSink = (...file: readonly string[]) => launch(['-e', sinkProgram, ...file], () => '/upload');
const startEmulator = () =>
  launch(['dist/emulator-cli.js'], (said) => `/upload?token=${/to\w{22}/.exec(said)?.[0] ?? ''}`);

/** Sends one part whose bytes are made on the way, and resolves with the video that it is of. */
async function sendPart(
  { url, path }: Target,
  part: string,
  bytes: number,
  videoId?: string,
): Promise<string> {
  const named = `--${boundary}\r\nContent-Disposition: form-data; name="videoId"\r\n\r\n${videoId ?? ''}\r\n`;
  const file = 'Content-Disposition: form-data; name="file"; filename="big.mp4"\r\nContent-Type: video/mp4';
  const head = `${videoId === undefined ? '' : named}--${boundary}\r\n${file}\r\n\r\n`;
  const tail = `\r\n--${boundary}--\r\n`;
  const sending = request(url + path, {
    method: 'POST',
    headers: {
      'Content-Type': `multipart/form-data; boundary=${boundary}`,
      'Content-Length': head.length + bytes + tail.length,
      'Content-Range': `part ${part}`,
    },
  });
  const answered = once(sending, 'response') as Promise<[IncomingMessage]>;

  sending.write(head);
  for (let sent = 0; sent < bytes; sent += chunk.length) {
    if (!sending.write(chunk.subarray(0, bytes - sent))) await once(sending, 'drain');
  }
  sending.end(tail);
  const [answer] = await answered;
  const body = await text(answer);
  if (answer.statusCode !== 201) throw new Error(`${String(answer.statusCode)} ${body}`);
  return (JSON.parse(body) as { videoId: string }).videoId;
}

/** One upload, with a client that does next to nothing itself. */
async function sendRaw(target: Target, bytes: number): Promise<void> {
  const parts = Math.ceil(bytes / partSize);
  let videoId: string | undefined;
  for (let part = 1; part <= parts; part++) {
    const length = Math.min(partSize, bytes - (part - 1) * partSize);
    videoId = await sendPart(target, `${part}/${parts}`, length, videoId);
  }
}

/** One upload as a program would make it: a file from the disk, in a form, by `fetch`. */
async function sendFetched({ url, path }: Target, file: Blob): Promise<void> {
  const parts = Math.ceil(file.size / partSize);
  let videoId: string | undefined;
  for (let part = 1; part <= parts; part++) {
    const form = new FormData();
    if (videoId !== undefined) form.append('videoId', videoId);
    form.append('file', file.slice((part - 1) * partSize, part * partSize), 'big.mp4');
    // Otherwise Node keeps a copy of the whole body.
    const lean = { redirect: 'error', window: null } as const;
    const headers = { 'Content-Range': `part ${part}/${parts}` };
    const answer = await fetch(url + path, { method: 'POST', headers, body: form, ...lean });
    if (answer.status !== 201) throw new Error(`${answer.status} ${await answer.text()}`);
    ({ videoId } = (await answer.json()) as { videoId: string });
  }
}

/** In MiB per second. */
async function speed(bytes: number, upload: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await upload();
  return (bytes / mebibyte / (performance.now() - start)) * 1000;
}

/** Resident memory of a process, in MiB; `peak` is the most it has ever been. */
function memory(pid: number): { readonly now: number; readonly peak: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const read = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) / 1024;
  return { now: read('VmRSS'), peak: read('VmHWM') };
}

async function measureMemory(): Promise<void> {
  const emulator = await startEmulator();
  const before = memory(emulator.pid).now;
  const rate = await speed(4 * whole, () =>
    Promise.all(Array.from({ length: 4 }, () => sendRaw(emulator, whole))),
  );
  const { peak } = memory(emulator.pid);
  await emulator.stop();
  console.log(
    `4 x ${size} side by side: ${before.toFixed(0)} MiB at rest, ${peak.toFixed(0)} MiB at most, ${rate.toFixed(0)} MiB/s`,
  );
  const ours = `${peak.toFixed(0)} MiB, ${before.toFixed(0)} at rest`;
  await keep('memory', { before, peak, rate }, { what: `memory, 4 × ${size} side by side`, ours });
}

async function measureSpeed(name: string, upload: (target: Target) => Promise<unknown>): Promise<void> {
  const targets = [await startSink(), await startSink(join(folder, 'sunk')), await startEmulator()];
  const rates: number[][] = targets.map(() => []);
  // One more, which warms all up.
  for (let round = 0; round <= rounds; round++) {
    for (const [index, target] of targets.entries()) {
      const rate = await speed(whole, () => upload(target));
      if (round > 0) rates[index]?.push(rate);
      // What stays would be written back to the disk while others are measured.
      await fetch(`${target.url}/_emulator/reset`, { method: 'POST' });
    }
  }
  await Promise.all(targets.map((target) => target.stop()));

  const [bare = NaN, toDisk = NaN, emulator = NaN] = rates.map((of) => spreadOf(of).median);
  console.log(
    `${size} ${name}: ${emulator.toFixed(0)} MiB/s; bare sink ${bare.toFixed(0)} (ratio ${(emulator / bare).toFixed(2)}), ` +
      `sink to disk ${toDisk.toFixed(0)} (ratio ${(emulator / toDisk).toFixed(2)})`,
  );
  const ours = `${emulator.toFixed(0)} MiB/s`;
  const others = `${toDisk.toFixed(0)} MiB/s, a bare server that writes; ${bare.toFixed(0)}, that does not`;
  await keep(name, { rates, rounds }, { what: `${size} ${name}`, ours, others });
}

async function keep(name: string, figures: object, standing: Standing): Promise<void> {
  await mergeInto(benchPath(quick), 'emulator', {
    [name]: { ...figures, loadBefore, standings: [standing] },
  });
}

const [loadBefore = 0] = loadavg();
const folder = await mkdtemp(join(tmpdir(), 'emulator-bench-'));
try {
  const path = join(folder, 'big.mp4');
  for (let written = 0; written < whole; written += chunk.length) await appendFile(path, chunk);
  const file = await openAsBlob(path);

  await measureMemory();
  await measureSpeed('from disk by fetch', (target) => sendFetched(target, file));
  await measureSpeed('from memory by node:http', (target) => sendRaw(target, whole));
} finally {
  await rm(folder, { recursive: true });
}
