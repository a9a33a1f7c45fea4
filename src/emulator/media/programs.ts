import { spawn } from 'node:child_process';

/** Runs a program to its end; `undefined` if it is not there, fails, or takes too long. */
export type RunProgram = (
  name: 'ffmpeg' | 'ffprobe',
  args: readonly string[],
  /** In milliseconds. */
  patience: number,
) => Promise<string | undefined>;

/** How many programs run side by side. */
const width = 2;

/** How much of the end of its output is kept, in characters. */
const outputKept = 256 * 1024;

/** Makes a runner whose programs wait for each other, and are killed when `signal` aborts. */
export function createProgramRunner(signal: AbortSignal): RunProgram {
  const waiting: (() => void)[] = [];
  let running = 0;

  return async (name, args, patience) => {
    if (running >= width) await new Promise<void>((go) => waiting.push(go));
    running++;
    try {
      return signal.aborted ? undefined : await run(name, args, patience, signal);
    } finally {
      running--;
      waiting.shift()?.();
    }
  };
}

function run(
  name: string,
  args: readonly string[],
  patience: number,
  signal: AbortSignal,
): Promise<string | undefined> {
  return new Promise((resolve) => {
    const child = spawn(name, args, {
      stdio: ['ignore', 'pipe', 'ignore'],
      // Its own `timeout` would hold the process open where the program is missing.
      signal: AbortSignal.any([signal, AbortSignal.timeout(patience)]),
      killSignal: 'SIGKILL',
    });
    let output = '';

    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output = (output + text).slice(-outputKept);
    });
    // Not there, or killed by the signal: `close` follows, but for a program that never began.
    child.on('error', () => child.pid === undefined && resolve(undefined));
    child.on('close', (code) => resolve(code === 0 ? output : undefined));
  });
}
