import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BrowserLauncher } from '@web/test-runner';
import { needProgram } from './programs.js';
import { openSilentSpeaker, type SilentSpeaker } from './silent-speaker.js';
import { openSession, type WebDriverSession } from './web-driver.js';

const capabilities = {
  browserName: 'MiniBrowser',
  acceptInsecureCerts: true,
  'webkitgtk:browserOptions': {
    args: [
      '--automation',
      '--enable-mock-capture-devices=true',
      '--enable-media-stream=true',
      '--media-playback-requires-user-gesture=false',
      '--autoplay-policy=allow',
    ],
  },
};

/**
 * WebKitGTK's own little browser for web-test-runner, on a screen that nobody sees. It has one window, so tests run
 * one file after the other. What WebDriver starts is private: it keeps nothing on the disk.
 */
export class WebKitLauncher implements BrowserLauncher {
  readonly name = 'WebKit';
  /** What web-test-runner's commands for keys and mouse go by. */
  readonly type = 'webdriver';
  readonly concurrency = 1;
  readonly #processes: ChildProcess[] = [];
  #browser: Promise<WebDriverSession> | undefined;
  #session: string | undefined;
  #speaker: SilentSpeaker | undefined;

  async startSession(sessionId: string, url: string): Promise<void> {
    this.#browser ??= this.#start();
    this.#session = sessionId;
    await (await this.#browser).open(url);
  }

  startDebugSession(): Promise<never> {
    return Promise.reject(new Error('Tests in WebKit can’t be debugged this way.'));
  }

  isActive(sessionId: string): boolean {
    return this.#session === sessionId;
  }

  async getBrowserUrl(): Promise<string | undefined> {
    return (await this.#browser)?.url();
  }

  async stopSession(): Promise<object> {
    this.#session = undefined;
    await (await this.#browser)?.open('about:blank');
    return {};
  }

  async sendKeys(_sessionId: string, keys: readonly string[]): Promise<void> {
    await (await this.#browser)?.press(keys);
  }

  async sendMouseClick(_sessionId: string, x: number, y: number): Promise<void> {
    await (await this.#browser)?.click(x, y);
  }

  async stop(): Promise<void> {
    const browser = await this.#browser?.catch(() => undefined);
    await browser?.close().catch(() => undefined); // it may have crashed
    for (const process of this.#processes.splice(0)) process.kill();
    await this.#speaker?.close();
  }

  async #start(): Promise<WebDriverSession> {
    const display = await this.#startScreen();
    const port = await freePort();
    this.#speaker = await openSilentSpeaker();
    const env = { ...this.#speaker.env, DISPLAY: display };
    const driver = this.#spawn('WebKitWebDriver', ['-p', String(port)], env);
    const gone = once(driver, 'exit').then(([code]) => {
      throw new Error(`WebKitWebDriver ended with ${String(code)}.`);
    });
    const address = `http://127.0.0.1:${port}`;

    await Promise.race([gone, answers(address)]);
    gone.catch(() => undefined); // from now on it may end
    return openSession(address, capabilities);
  }

  /** Resolves with the name of a screen that nobody else has. */
  async #startScreen(): Promise<string> {
    const screen = this.#spawn('Xvfb', [
      '-displayfd',
      '1',
      '-screen',
      '0',
      '1280x1024x24',
      '-nolisten',
      'tcp',
    ]);
    const [number] = (await once(screen.stdout ?? screen, 'data')) as [Buffer];
    return `:${number.toString().trim()}`;
  }

  #spawn(name: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): ChildProcess {
    const child = spawn(needProgram('webkit', name), args, {
      stdio: ['ignore', 'pipe', 'ignore'],
      env: { ...process.env, ...env },
    });
    this.#processes.push(child);
    return child;
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** Resolves once somebody answers there. */
async function answers(address: string): Promise<void> {
  while (!(await fetch(`${address}/status`).catch(() => undefined))) await sleep(50);
}
