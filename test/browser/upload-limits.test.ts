import { expect } from '@open-wc/testing';
import { ApiVideoClient, type UploadTask } from '../../src/index.js';
import { openEmulator, type TestEmulator } from '../helpers/emulator.js';
import { failureOf, randomBlob } from '../helpers/upload.js';

/** What the sandbox takes in a minute, and what is taken for granted of it where its headers are hidden. */
const limit = 40;
const cautious = 36;
const count = 50;

describe('uploads at once, more than a minute takes', () => {
  let emulator: TestEmulator;

  afterEach(() => emulator.close());

  function newClient(): ApiVideoClient {
    return new ApiVideoClient({ baseUri: emulator.url, uploadToken: emulator.token });
  }

  /** Small files, from two clients of this page, until `done` of them have arrived and all others wait. */
  async function crowd(
    done: number,
  ): Promise<{ waits: { reason: string; delay: number }[]; held: UploadTask[] }> {
    const clients = [newClient(), newClient()] as const;
    const clientOf = (index: number): ApiVideoClient => (index % 2 ? clients[1] : clients[0]);
    const waits: { reason: string; delay: number }[] = [];
    const tasks = Array.from({ length: count }, (_, index) =>
      clientOf(index).upload(randomBlob(100), { videoName: `${index}.mp4` }),
    );
    await new Promise<void>((resolve) => {
      const look = (): void => {
        const states = tasks.map(({ state }) => state);
        if (states.some((state) => state === 'queued' || state === 'uploading')) return;
        if (states.filter((state) => state === 'completed').length === done) resolve();
      };
      for (const task of tasks) {
        task.addEventListener('wait', ({ detail }) => waits.push(detail));
        task.addEventListener('statechange', look);
      }
    });
    return { waits, held: tasks.filter(({ state }) => state === 'waiting') };
  }

  for (const [exposed, done] of [
    [true, limit],
    [false, cautious],
  ] as const) {
    it(`meet no refusal while the headers are ${exposed ? 'readable' : 'hidden'}: the surplus waits`, async () => {
      emulator = await openEmulator({ rateLimits: 'sandbox', exposeRateLimit: exposed });

      const { waits, held } = await crowd(done);
      for (const task of held) task.cancel();
      const failures = await Promise.all(held.map(failureOf));

      const { requests } = await emulator.look();
      const statuses = requests.filter(({ method }) => method === 'POST').map(({ status }) => status);
      expect(statuses).to.deep.equal(Array.from({ length: done }, () => 201));
      expect(held.length).to.equal(count - done);
      expect(failures.map(({ code }) => code)).to.deep.equal(held.map(() => 'aborted'));
      expect(waits.length).to.be.at.least(held.length);
      expect(waits.every(({ reason, delay }) => reason === 'rate-limit' && delay <= 60_000)).to.equal(true);
    });
  }
});
