#!/usr/bin/env node
import { readArguments, usage, type Wish } from './cli/arguments.js';
import { readFaultsFile } from './cli/faults-file.js';
import { version } from './cli/version.js';
import { startEmulator, type Emulator } from './index.js';

/** The status of a command line, a file or a port that cannot be used. */
const unusable = 2;

async function main(): Promise<void> {
  const wish = readArguments(process.argv.slice(2));

  if (wish.do === 'help') print(usage);
  else if (wish.do === 'version') print(`${version}\n`);
  else await run(wish);
}

async function run({ options, faultsFile }: Extract<Wish, { do: 'start' }>): Promise<void> {
  const faults = faultsFile === undefined ? [] : await readFaultsFile(faultsFile);
  const emulator = await startEmulator({ ...options, faults });

  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void emulator.close());
  print(greeting(emulator, options.https ?? false));
}

function greeting(emulator: Emulator, https: boolean): string {
  const { url, apiKey, seed, faults } = emulator;
  const lines = [
    `api.video emulator: ${url}`,
    `API key:            ${apiKey}`,
    `Upload token:       ${emulator.createUploadToken().token}`,
    ...(faults.length > 0 ? [`Faults:             ${faults.length}, seed ${seed}`] : []),
    ...(https ? ['The certificate is self-signed: clients must be told to accept it.'] : []),
    'Ctrl+C ends it.',
  ];
  return `${lines.join('\n')}\n`;
}

function print(text: string): void {
  process.stdout.write(text);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = unusable;
});
