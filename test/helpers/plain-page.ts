import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import { createOutcome } from '../../src/base/outcome.js';
import { browserArgs, findBrowser } from './browser.mjs';
import { temporaryFolder } from './temporary-folder.js';

/**
 * A page in a browser of its own that can really be hidden. (Playwright has every page believe that it is seen, so
 * this one speaks the browser's protocol itself.)
 */
export interface PlainPage {
  /** What the expression gives, once it has settled. */
  evaluate(expression: string): Promise<unknown>;
  /** Puts the window away. */
  hide(): Promise<void>;
  close(): Promise<void>;
}

interface Answer {
  readonly id?: number;
  readonly method?: string;
  readonly result?: Readonly<Record<string, unknown>>;
  readonly error?: { readonly message: string };
}

export async function openPlainPage(url: string): Promise<PlainPage> {
  const folder = temporaryFolder();
  const args = ['--headless', '--remote-debugging-pipe', `--user-data-dir=${folder.path}`, ...browserArgs];
  const child = spawn(await findBrowser(), args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });
  const exited = once(child, 'exit');
  const waiting = new Map<number, (answer: Answer) => void>();
  // The third and the fourth of the streams asked for above.
  const requests = child.stdio[3] as Writable;
  const answers = child.stdio[4] as Readable;
  const session: { id?: string } = {};
  const loaded = createOutcome<undefined>();
  let count = 0;
  let rest = '';

  answers.setEncoding('utf8').on('data', (text: string) => {
    const messages = (rest + text).split('\0');
    rest = messages.pop() ?? '';
    for (const message of messages) {
      const answer = JSON.parse(message) as Answer;
      waiting.get(answer.id ?? -1)?.(answer);
      if (answer.method === 'Page.loadEventFired') loaded.resolve(undefined);
    }
  });
  const send = async (method: string, params: object = {}): Promise<Readonly<Record<string, unknown>>> => {
    const id = ++count;
    const answered = new Promise<Answer>((resolve) => waiting.set(id, resolve));
    requests.write(`${JSON.stringify({ id, method, params, sessionId: session.id })}\0`);
    const { result, error } = await answered;
    if (error) throw new Error(`${method}: ${error.message}`);
    return result ?? {};
  };
  const evaluate = async (expression: string): Promise<unknown> => {
    const answer = await send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
    const { result, exceptionDetails } = answer as {
      readonly result: { readonly value?: unknown };
      readonly exceptionDetails?: object;
    };
    if (exceptionDetails) throw new Error(JSON.stringify(exceptionDetails));
    return result.value;
  };

  const { targetId } = await send('Target.createTarget', { url: 'about:blank' });
  const { sessionId } = await send('Target.attachToTarget', { targetId, flatten: true });
  session.id = String(sessionId);
  await send('Page.enable');
  await send('Page.navigate', { url });
  await loaded.promise;

  return {
    evaluate,
    async hide() {
      const { windowId } = await send('Browser.getWindowForTarget', { targetId });
      await send('Browser.setWindowBounds', { windowId, bounds: { windowState: 'minimized' } });
      await evaluate(`new Promise((done) => {
        const look = () => document.visibilityState === 'hidden' && done();
        document.addEventListener('visibilitychange', look);
        look();
      })`);
    },
    async close() {
      child.kill('SIGKILL');
      await exited;
      folder.close();
    },
  };
}
