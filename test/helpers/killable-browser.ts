import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync, watch } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright';
import { browserArgs, findBrowser } from './browser.mjs';

/** A browser with a profile that outlives it, to be killed as a crash would. */
export interface KillableBrowser {
  readonly page: Page;
  /** Of all its processes. */
  readonly group: number;
  /** Lets the page's first file input have the file at `path`, which is read where it lies. */
  choose(path: string): Promise<void>;
  /** `kill -9`, with all of its processes. Resolves once they are gone. */
  kill(): Promise<void>;
}

/** Starts a browser of its own process group on the profile in `folder`. */
export async function openKillable(folder: string): Promise<KillableBrowser> {
  const portFile = join(folder, 'DevToolsActivePort');
  rmSync(portFile, { force: true });
  const args = [...browserArgs, '--headless', '--remote-debugging-port=0', `--user-data-dir=${folder}`];
  const child = spawn(await findBrowser(), args, { detached: true, stdio: 'ignore' });
  const exited = once(child, 'exit');

  await written(folder, portFile);
  const [port = ''] = readFileSync(portFile, 'utf8').split('\n');
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  const [context] = browser.contexts();
  if (!context) throw new Error('The browser has no context of its own.');
  const page = await context.newPage();

  return {
    page,
    group: child.pid ?? 0,
    async choose(path) {
      const session = await context.newCDPSession(page);
      const { result } = await session.send('Runtime.evaluate', {
        expression: "document.querySelector('input[type=file]')",
      });
      await session.send('DOM.setFileInputFiles', {
        files: [path],
        ...(result.objectId !== undefined && { objectId: result.objectId }),
      });
    },
    async kill() {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
      await exited;
    },
  };
}

/** Resolves once `file`, in `folder`, has been written to its second line. */
async function written(folder: string, file: string): Promise<void> {
  const done = (): boolean => existsSync(file) && readFileSync(file, 'utf8').includes('\n/');
  const watcher = watch(folder);
  try {
    while (!done()) await once(watcher, 'change');
  } finally {
    watcher.close();
  }
}
