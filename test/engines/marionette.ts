import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createOutcome, type Outcome } from '../../src/base/outcome.js';
import { needProgram, needs } from './programs.js';

/** A Firefox of its own, driven by Marionette: the protocol below geckodriver. */
export interface Marionette {
  /** Sends a command, such as `WebDriver:Navigate`, and resolves with what it gives. */
  command<Answer>(name: string, parameters?: object): Promise<Answer>;
  close(): Promise<void>;
}

/**
 * Starts a headless Firefox. Other than by WebDriver BiDi, which Puppeteer speaks, nobody listens to its network here:
 * a listener of BiDi's reads the body of each request into the memory of the browser.
 */
export async function startMarionette(
  preferences: Readonly<Record<string, boolean | number | string>> = {},
): Promise<Marionette> {
  const profile = await mkdtemp(join(tmpdir(), 'apivideo-kit-firefox-'));
  const lines = Object.entries({ 'marionette.port': 0, ...preferences }).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
  );
  await writeFile(join(profile, 'user.js'), lines.join('\n'));
  const program = needProgram('firefox', ...needs.firefox.programs[0]);
  const firefox = spawn(program, ['--headless', '--no-remote', '--marionette', '--profile', profile], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const gone = once(firefox, 'exit');
  const remove = (): Promise<void> =>
    rm(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });

  try {
    const session = converse(connect(await portOf(firefox), '127.0.0.1'));
    await session.command('WebDriver:NewSession', { acceptInsecureCerts: true });
    return {
      ...session,
      close: async () => {
        await session.command('Marionette:Quit', { flags: ['eForceQuit'] });
        await gone;
        await remove();
      },
    };
  } catch (error) {
    firefox.kill('SIGKILL');
    await gone;
    await remove();
    throw error;
  }
}

/** Firefox says where it listens. */
async function portOf({ stdout }: ChildProcess): Promise<number> {
  if (!stdout) throw new Error('Firefox has no output.');
  let port: string | undefined;
  for await (const line of createInterface(stdout)) {
    port = /Marionette\s+INFO\s+Listening on port (\d+)/.exec(line)?.[1];
    if (port !== undefined) break;
  }
  // What it says later is not to fill the pipe.
  stdout.resume();
  if (port === undefined) throw new Error('Firefox has ended before it listened.');
  return Number(port);
}

/** A message is its length in bytes, a colon, and JSON: `[0, id, name, parameters]`, answered by `[1, id, error, result]`. */
function converse(socket: Socket): Pick<Marionette, 'command'> {
  const asked = new Map<number, Outcome<unknown>>();
  let held: Buffer = Buffer.alloc(0);

  socket.on('data', (chunk: Buffer) => {
    held = Buffer.concat([held, chunk]);
    for (let taken = firstMessage(held); taken; taken = firstMessage(held)) {
      held = taken.rest;
      if (!Array.isArray(taken.message)) continue; // the greeting
      const [, id, error, result] = taken.message as [number, number, { message: string } | null, unknown];
      if (error) asked.get(id)?.reject(new Error(error.message));
      else asked.get(id)?.resolve(result);
    }
  });
  socket.on('error', () => undefined); // told by `close`, which comes next
  socket.on('close', () => {
    for (const outcome of asked.values()) outcome.reject(new Error('Firefox has ended.'));
  });

  return {
    command: <Answer>(name: string, parameters: object = {}) => {
      const id = asked.size + 1;
      const outcome = createOutcome<unknown>();
      asked.set(id, outcome);
      const text = JSON.stringify([0, id, name, parameters]);
      socket.write(`${Buffer.byteLength(text)}:${text}`);
      return outcome.promise as Promise<Answer>;
    },
  };
}

function firstMessage(bytes: Buffer): { readonly message: unknown; readonly rest: Buffer } | undefined {
  const colon = bytes.indexOf(':');
  const start = colon + 1;
  const end = start + Number(bytes.toString('latin1', 0, Math.max(0, colon)));
  if (colon < 0 || bytes.length < end) return undefined;
  return { message: JSON.parse(bytes.toString('utf8', start, end)), rest: bytes.subarray(end) };
}
