import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { request as sendOverTls } from 'node:https';
import { json } from 'node:stream/consumers';
import type { TestRunnerPlugin } from '@web/test-runner';
import { startEmulator, type Emulator, type EmulatorOptions, type Fault } from '../../src/emulator/index.js';

/** What a browser test may ask of its emulator; see `emulator.ts`. */
export type EmulatorCommand =
  | { readonly do: 'start'; readonly options?: EmulatorOptions }
  | { readonly do: 'token'; readonly url: string; readonly ttl?: number }
  | { readonly do: 'container'; readonly url: string }
  | { readonly do: 'access'; readonly url: string }
  | { readonly do: 'faults'; readonly url: string; readonly faults: readonly Fault[] }
  | { readonly do: 'look'; readonly url: string }
  | { readonly do: 'close'; readonly url: string };

/** Runs emulators for browser tests, in the test runner's own process. */
export function emulatorPlugin(): TestRunnerPlugin<EmulatorCommand> {
  const running = new Map<string, Emulator>();

  async function perform(command: EmulatorCommand): Promise<unknown> {
    if (command.do === 'start') {
      const emulator = await startEmulator(command.options);
      running.set(emulator.url, emulator);
      return { url: emulator.url };
    }

    const emulator = running.get(command.url);
    if (!emulator) throw new Error(`No emulator runs at ${command.url}.`);
    switch (command.do) {
      case 'token':
        return emulator.createUploadToken(command.ttl === undefined ? {} : { ttl: command.ttl });
      case 'container':
        return post(emulator, '/videos', { title: 'container' });
      case 'access':
        return post(emulator, '/auth/api-key', { apiKey: emulator.apiKey });
      case 'faults':
        emulator.faults.splice(0, Infinity, ...command.faults);
        return {};
      case 'look':
        return look(emulator);
      case 'close':
        running.delete(command.url);
        await emulator.close();
        return {};
    }
  }

  return {
    name: 'emulator',
    executeCommand: ({ command, payload }) =>
      command === 'emulator' && payload ? perform(payload) : undefined,
    serverStop: async () => {
      await Promise.all([...running.values()].map((emulator) => emulator.close()));
    },
  };
}

/** Calls the API as a site's own server does. */
async function post({ url, apiKey }: Emulator, path: string, body: object): Promise<unknown> {
  const headers = { Authorization: `Basic ${btoa(`${apiKey}:`)}`, 'Content-Type': 'application/json' };
  const send = url.startsWith('https:') ? sendOverTls : request;
  // The certificate of an emulator is its own.
  const sending = send(url + path, { method: 'POST', headers, rejectUnauthorized: false });
  sending.end(JSON.stringify(body));
  const [answer] = (await once(sending, 'response')) as [IncomingMessage];
  return json(answer);
}

function look(emulator: Emulator): object {
  return {
    requests: emulator.requests,
    videos: emulator.videos.map((videoId) => emulator.video(videoId)),
  };
}
