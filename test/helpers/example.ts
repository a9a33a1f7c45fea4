import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { succeed } from './run.js';

/** Where an example was installed, from the packed library and the registry. */
export interface Installed {
  readonly folder: string;
  readonly scripts: Readonly<Partial<Record<string, string>>>;
}

/** An example's own server, listening. */
export interface Served {
  /** Without a slash at the end. */
  readonly url: string;
  close(): Promise<void>;
}

interface Manifest {
  readonly scripts: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
}

/** What npm would else ask of the network on each run. */
const quiet = ['--no-audit', '--no-fund', '--prefer-offline'];

/** Makes the tarball that would be published, in `folder`; the path of it. */
export async function packLibrary(folder: string): Promise<string> {
  const args = ['pack', '--ignore-scripts', '--json', '--pack-destination', folder];
  const { stdout } = await succeed('npm', args, '.');
  const [packed] = JSON.parse(stdout) as [{ readonly filename: string }];
  return join(folder, packed.filename);
}

/** Copies the example into `parent`, installs it with that tarball as its `apivideo-kit`, and builds it. */
export async function installExample(name: string, parent: string, tarball: string): Promise<Installed> {
  const folder = join(parent, name);
  cpSync(resolve('demo', 'examples', name), folder, { recursive: true });
  const file = join(folder, 'package.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as Manifest;
  const dependencies = { ...manifest.dependencies, 'apivideo-kit': `file:${tarball}` };
  writeFileSync(file, JSON.stringify({ ...manifest, dependencies }));

  await succeed('npm', ['install', ...quiet], folder);
  if (manifest.scripts.build) await succeed('npm', ['run', 'build'], folder);
  return { folder, scripts: manifest.scripts };
}

/** Starts the example's server as `npm start` does, on a free port, and waits until it says where it listens. */
export async function serveExample(
  { folder, scripts }: Installed,
  env: Readonly<Record<string, string>>,
): Promise<Served> {
  const [program = '', ...args] = (scripts.start ?? '').split(' ');
  const command = program === 'node' ? process.execPath : join(folder, 'node_modules', '.bin', program);
  const server = spawn(command, args, {
    cwd: folder,
    env: { ...process.env, PORT: '0', NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });

  return { url: await addressOf(server), close: () => end(server) };
}

async function addressOf(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const listen = (chunk: Buffer) => {
      said += chunk.toString();
      const [, port] = /https?:\/\/[\w.]+:(\d+)/.exec(said) ?? [];
      if (port) resolve(`http://localhost:${port}`);
    };
    server.stdout?.on('data', listen);
    server.stderr?.on('data', listen);
    server.once('error', reject);
    server.once('exit', () => reject(new Error(`The example's server has ended:\n${said}`)));
  });
}

async function end(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  server.kill('SIGKILL');
  await once(server, 'exit');
}
