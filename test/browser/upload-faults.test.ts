import { expect } from '@open-wc/testing';
import type { Fault, ReceivedVideo } from '../../src/emulator/index.js';
import { ApiVideoClient, type StreamOptions, type UploadTask } from '../../src/index.js';
import { showsRepeats } from '../helpers/abilities/shows-repeats.js';
import { where } from '../helpers/abilities/where.js';
import { openEmulator, sha256, type TestEmulator } from '../helpers/emulator.js';
import { failureOf, fault, randomBlob } from '../helpers/upload.js';

const partSize = 5 * 1024 * 1024;
const html = '<!doctype html><h1>Sorry';

/** Random bytes, so that a hole or a swap changes the hash: two whole parts and a short one. */
const pieces = [partSize, partSize, 1000].map((size) => randomBlob(size));
const file = new File(pieces, 'holiday.mp4', { type: 'video/mp4' });
let hash = '';

before(async () => {
  hash = await sha256(file);
});

/** What goes wrong, and whether a part may then be stored although nobody said so. */
const faults: readonly {
  readonly what: string;
  readonly then: Fault['then'];
  readonly times?: number;
  readonly stored?: true;
}[] = [
  { what: 'the answer gets lost', then: { drop: 'after' }, stored: true },
  { what: 'the service is down twice', then: { status: 503 }, times: 2 },
  { what: 'requests are limited', then: { status: 429, headers: { 'X-RateLimit-Retry-After': '1' } } },
  { what: 'the connection is reset', then: { drop: 'before' } },
  { what: 'a gateway answers in HTML', then: { status: 502, body: html } },
  { what: 'a captive portal answers in HTML', then: { status: 200, body: html } },
  { what: 'no answer ever comes', then: { hang: true } },
];

const parts = [
  { name: 'first', match: { part: 1 } },
  { name: 'middle', match: { part: 2 } },
  { name: 'last', match: { last: true } },
] as const;

/** The ways to send the same bytes in the same three parts. */
const ways = [
  {
    name: 'a file, a part at a time,',
    send: (client: ApiVideoClient, options: StreamOptions) =>
      client.upload(file, { ...options, concurrency: 1 }),
  },
  {
    name: 'a file, parts together,',
    send: (client: ApiVideoClient, options: StreamOptions) =>
      client.upload(file, { ...options, concurrency: 3 }),
  },
  { name: 'a stream', send: sendStream },
] as const;

/**
 * Appends each piece once the one before has arrived, so that a part holds one of them; with the first byte of the next,
 * as a part leaves only when there is something left for the last.
 */
function sendStream(client: ApiVideoClient, options: StreamOptions): UploadTask {
  const stream = client.uploadStream(options);
  const [first, second, third] = pieces as [Blob, Blob, Blob];

  stream.append(first);
  stream.append(second.slice(0, 1));
  stream.addEventListener('part', ({ detail }) => {
    if (detail.part === 1) {
      stream.append(second.slice(1));
      stream.append(third.slice(0, 1));
    }
    if (detail.part === 2) {
      stream.append(third.slice(1));
      void stream.complete();
    }
  });
  return stream;
}

/** A part that nobody answers is given up soon; the others have the time they need. */
function patience(then: Fault['then']): StreamOptions {
  return 'hang' in then ? { partTimeout: 1000 } : {};
}

describe('an upload to a service that misbehaves', () => {
  let emulator: TestEmulator;
  let client: ApiVideoClient;

  beforeEach(async () => {
    emulator = await openEmulator();
    client = clientOf({ baseDelay: 10 });
  });

  afterEach(() => emulator.close());

  function clientOf(retry: { baseDelay: number; limit?: number }): ApiVideoClient {
    return new ApiVideoClient({ baseUri: emulator.url, uploadToken: emulator.token, retry });
  }

  async function videoOf(videoId: string): Promise<ReceivedVideo | undefined> {
    const { videos } = await emulator.look();
    return videos.find((video) => video.videoId === videoId);
  }

  async function rangesSent(): Promise<string[]> {
    const { requests } = await emulator.look();
    const uploads = requests.filter(({ method }) => method === 'POST');
    return uploads.map(({ part }) => `${part?.number ?? '-'}/${part?.total ?? '*'}`);
  }

  for (const { what, then, times = 1, stored } of faults) {
    for (const { name: part, match } of parts) {
      for (const { name: source, send } of ways) {
        for (const contained of [false, true]) {
          const target = contained ? 'a video made beforehand' : 'a video of its own';

          // Only then is anything known of a first part that was stored and sent again.
          const needed = stored && part === 'first' ? [showsRepeats] : [];
          where(...needed).it(
            `gets ${source} whole into ${target} when ${what} for the ${part} part`,
            async () => {
              const options = contained ? { videoId: await emulator.createContainer() } : {};
              await emulator.setFaults([fault(then, match, times)]);

              const task = send(client, { partSize, ...patience(then), ...options });
              const { videoId } = await task;

              const { videos } = await emulator.look();
              const orphan = stored && part === 'first' && !contained;
              expect(videos.filter(({ complete }) => complete).map(({ sha256 }) => sha256)).to.deep.equal([
                hash,
              ]);
              expect((await videoOf(videoId))?.complete).to.equal(true);
              expect(videos.length).to.equal(orphan ? 2 : 1);
              if (orphan) expect(task.possibleOrphan).to.equal(true);
              if (contained) expect([videoId, task.possibleOrphan]).to.deep.equal([options.videoId, false]);
            },
          );
        }
      }
    }
  }

  for (const { what, then } of faults) {
    for (const { name: source, send } of ways) {
      it(`settles for ${source} when ${what} again and again, and goes on when asked to`, async () => {
        await emulator.setFaults([fault(then, { part: 2 })]);

        const task = send(clientOf({ baseDelay: 10, limit: 1 }), { partSize, ...patience(then) });
        const error = await failureOf(task);
        const { state, videoId } = task;
        const before = await rangesSent();
        await emulator.setFaults([]);
        const video = await task.retry();

        expect([state, error.retryable]).to.deep.equal(['failed', true]);
        expect(error.message).to.match(/^[A-Z][^<>{}]+\.$/);
        expect(video.videoId).to.equal(videoId);
        expect((await videoOf(video.videoId))?.sha256).to.equal(hash);
        const again = (await rangesSent()).slice(before.length).sort();
        // The last part may have arrived beside the one that failed.
        expect(['2/*', '2/* 3/3']).to.include(again.join(' '));
      });
    }
  }

  it('sends parts alone after they were refused only for going together', async () => {
    await emulator.setFaults([
      fault({ status: 409, body: { title: 'Locked.', status: 409 } }, { part: 3 }, 1),
    ]);

    const { videoId } = await client.upload(file, { partSize, concurrency: 3 });

    expect((await videoOf(videoId))?.sha256).to.equal(hash);
    expect((await rangesSent()).filter((range) => range === '3/3').length).to.equal(2);
  });

  where(showsRepeats).it(
    'knows of a lost first answer on a page that has loaded a great many things',
    async () => {
      performance.setResourceTimingBufferSize(1);
      await emulator.setFaults([fault({ drop: 'after' }, { part: 1 }, 1)]);

      const task = client.upload(file, { partSize });
      await task;
      performance.setResourceTimingBufferSize(250);

      expect(task.possibleOrphan).to.equal(true);
    },
  );

  it('tells of no orphan where nothing went wrong', async () => {
    const task = client.upload(file, { partSize });
    await task;

    expect(task.possibleOrphan).to.equal(false);
  });

  for (const [size, newcomer] of [
    ['small', new File(['other'], 'small.mp4')],
    ['large', new File([...pieces].reverse(), 'large.mp4')],
  ] as const) {
    it(`does not take a video that has a source for the success of a ${size} file`, async () => {
      const { videoId } = await client.upload(file);

      const task = client.upload(newcomer, { videoId, partSize });
      const error = await failureOf(task);
      const again = await failureOf(task.retry());

      expect([error.code, again.code]).to.deep.equal(['already-uploaded', 'already-uploaded']);
      expect((await videoOf(videoId))?.sha256).to.equal(hash);
    });
  }

  it('shows progress that never goes back', async () => {
    await emulator.setFaults([
      fault({ bytesPerSecond: 2 * partSize }, { part: 1 }),
      fault({ drop: 'after' }, { part: 2 }, 2),
      fault({ status: 503 }, { part: 3 }, 1),
    ]);
    const sent: number[] = [];

    await client.upload(file, { partSize, onProgress: ({ sentBytes }) => sent.push(sentBytes) });

    expect(sent).to.deep.equal(sent.toSorted((a, b) => a - b));
    expect(sent.at(-1)).to.equal(file.size);
  });
});
