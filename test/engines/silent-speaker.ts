import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, watch } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { needProgram } from './programs.js';

/** A speaker that nobody hears, for a machine without one: but for Chromium, no browser runs an `AudioContext` then. */
export interface SilentSpeaker {
  /** Who is started with these sounds through it. */
  readonly env: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

/** Starts PulseAudio with a single sink, that swallows all in real time. It ends by itself when forgotten. */
export async function openSilentSpeaker(): Promise<SilentSpeaker> {
  const folder = await mkdtemp(join(tmpdir(), 'apivideo-kit-sound-'));
  const socket = join(folder, 'socket');
  const modules = ['module-null-sink', `module-native-protocol-unix socket=${socket} auth-anonymous=1`];
  const args = ['-n', '--daemonize=no', '--exit-idle-time=60', ...modules.flatMap((name) => ['-L', name])];
  const env = { ...process.env, HOME: folder, PULSE_RUNTIME_PATH: folder, XDG_CONFIG_HOME: folder };
  const listening = appears(folder, 'socket');
  const server = spawn(needProgram('firefox', 'pulseaudio'), args, { stdio: 'ignore', env });
  const gone = once(server, 'exit');

  await Promise.race([
    listening,
    gone.then(([code]) => Promise.reject(new Error(`pulseaudio ended with ${String(code)}.`))),
  ]);
  return {
    env: { PULSE_SERVER: `unix:${socket}` },
    close: async () => {
      server.kill();
      await gone;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function appears(folder: string, name: string): Promise<void> {
  for await (const { filename } of watch(folder)) if (filename === name) return;
}
