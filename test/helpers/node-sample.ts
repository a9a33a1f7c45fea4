import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { TestContext } from 'node:test';
import { run, type Finished } from './run.js';
import { temporaryFolder } from './temporary-folder.js';

/** Runs a sample as a program of somebody's own folder, which has the library, `packages` and `files`. */
export async function runSample(
  t: TestContext,
  code: string,
  {
    files = {},
    packages = [],
  }: { readonly files?: Readonly<Record<string, string>>; readonly packages?: readonly string[] } = {},
): Promise<Finished> {
  const folder = temporaryFolder();
  t.after(() => folder.close());
  mkdirSync(join(folder.path, 'node_modules'));
  symlinkSync(resolve('.'), join(folder.path, 'node_modules', 'apivideo-kit'));
  for (const name of packages) {
    symlinkSync(resolve('node_modules', name), join(folder.path, 'node_modules', name));
  }
  for (const [name, content] of Object.entries({ ...files, 'sample.mjs': code })) {
    writeFileSync(join(folder.path, name), content);
  }
  return run(process.execPath, ['sample.mjs'], folder.path);
}

/** The sample with the emulator's key and address in the place of the reader's. */
export function withKey(
  code: string,
  { apiKey, url }: { readonly apiKey: string; readonly url: string },
): string {
  return code.replace("'YOUR_API_KEY'", `'${apiKey}', baseUri: '${url}'`);
}
