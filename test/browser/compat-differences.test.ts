import { expect } from '@open-wc/testing';
import type { Fault } from '../../src/emulator/index.js';
import { version } from '../../src/index.js';
import { recordsVideo } from '../helpers/abilities/records-video.js';
import { where } from '../helpers/abilities/where.js';
import { blobs, fileOf, MiB, withScene, type Scene } from '../helpers/compat-play.js';
import { bothSides, failureOf, type Sides } from '../helpers/compat-sides.js';
import type { WireRequest } from '../helpers/compat-wire-plugin.js';
import { openEmulator, sha256, type EmulatorView } from '../helpers/emulator.js';
import { videoFile } from '../helpers/files.js';
import { noise } from '../helpers/noise.js';
import { recorded, watchRecorders } from '../helpers/watch-recorders.js';

/** Where a browser cuts a file at 5.3 MiB: WebKit just drops the fraction. */
const roundedCut = 5_557_452 + (new Blob(['ab']).slice(0, 1.8).size - 1);

/** Where ours differs from the old on purpose. */
interface Difference {
  readonly title: string;
  readonly because: string;
  readonly faults?: readonly Fault[];
  /** Only where the browser can. */
  readonly records?: true;
  readonly run: (scene: Scene) => Promise<unknown>;
  readonly old: unknown;
  readonly ours: unknown;
}

function posts({ requests }: EmulatorView): EmulatorView['requests'] {
  return requests.filter(({ method }) => method === 'POST');
}

function rangeOf({ headers }: WireRequest): string | undefined {
  return headers['content-range'];
}

/** The headers that tell who is calling. */
async function origins({ wired }: Scene): Promise<unknown> {
  const [upload] = await wired.sent();
  return Object.fromEntries(
    Object.entries(upload?.headers ?? {}).filter(([name]) => name.startsWith('av-origin-')),
  );
}

/** Records for a moment; returns what a second `stop()` comes to. */
async function takeOf({ classes, common }: Scene, asked = watchRecorders()): Promise<unknown> {
  const { stream, stop } = noise();
  const recorder = new classes.ApiVideoMediaRecorder(stream, common);

  recorder.start({ timeslice: 100 });
  await recorded(asked);
  const { videoId } = await recorder.stop();
  stop();
  asked.stop();
  return recorder.stop().then(
    (again) => again.videoId === videoId,
    () => 'refused',
  );
}

const tokenRefused = {
  type: 'https://docs.api.video/reference/authentication-invalid-upload-token',
  title: 'The upload token is invalid or expired.',
  status: 401,
};

const nothing = (count: number): number | null => (count > 0 ? null : 1);

const differences: readonly Difference[] = [
  {
    title: 'the service is told of another program',
    because: 'its statistics should tell who really calls; what the page says of itself stays',
    run: async (scene) => {
      const origin = { application: { name: 'shop', version: '1.2' }, sdk: { name: 'kit', version: '3' } };
      await new scene.classes.VideoUploader({ ...scene.common, file: videoFile(), origin }).upload();
      return origins(scene);
    },
    old: {
      'av-origin-client': 'typescript-uploader:1.1.6',
      'av-origin-app': 'shop:1.2',
      'av-origin-sdk': 'kit:3',
    },
    ours: {
      'av-origin-client': `apivideo-kit:${version}`,
      'av-origin-app': 'shop:1.2',
      'av-origin-sdk': 'kit:3',
    },
  },
  {
    title: 'a chunk tells its media type',
    because: 'the file is known to be a video; the old one called every chunk a stream of bytes',
    run: async ({ classes, common, wired }) => {
      await new classes.VideoUploader({ ...common, file: videoFile() }).upload();
      const [upload] = await wired.sent();
      return upload?.fields.flatMap(({ headers }) => headers.slice(1));
    },
    old: ['Content-Type: application/octet-stream'],
    ours: ['Content-Type: video/mp4'],
  },
  {
    title: 'a fraction of a byte in the size of a chunk is cut off',
    because: 'chunks of whole bytes are all of one size',
    run: async ({ classes, common, wired }) => {
      const file = fileOf(6 * MiB);
      await new classes.VideoUploader({ ...common, file, chunkSize: 5.3 * MiB }).upload();
      return (await wired.sent()).flatMap(({ fields }) =>
        fields.map(({ text, bytes }) => (text ? 'id' : bytes)),
      );
    },
    old: [roundedCut, 'id', 6 * MiB - roundedCut],
    ours: [5_557_452, 'id', 6 * MiB - 5_557_452],
  },
  {
    title: 'progress never exceeds the size',
    because: 'the old one counted the form around the file as well',
    run: async ({ classes, common }) => {
      const ends: number[] = [];
      const uploader = new classes.VideoUploader({ ...common, file: videoFile({ bytes: 1000 }) });
      uploader.onProgress(({ uploadedBytes, totalBytes }) => ends.push(uploadedBytes - totalBytes));
      await uploader.upload();
      return ends.at(-1) === 0;
    },
    old: false,
    ours: true,
  },
  {
    title: 'an empty file is refused',
    because: 'the old one sent nothing, and resolved with nothing',
    run: async ({ classes, common }) => {
      const uploading = new classes.VideoUploader({ ...common, file: videoFile({ bytes: 0 }) }).upload();
      return uploading.then(String, (error: unknown) => (error as { code?: string }).code);
    },
    old: 'undefined',
    ours: 'file-empty',
  },
  {
    title: 'an empty last part is not sent',
    because: 'the service refuses it; whoever can give more bytes still may',
    run: async (scene) => {
      const uploader = new scene.classes.ProgressiveUploader({ ...scene.common, retryStrategy: () => null });
      await uploader.uploadPart(new Blob([videoFile({ bytes: 5 * MiB })]));
      await failureOf(() => uploader.uploadLastPart(new Blob()));
      const sent = (await scene.wired.sent()).length;
      return [
        sent,
        await uploader.uploadLastPart(new Blob(['end'])).then(
          () => 'whole',
          () => 'lost',
        ),
      ];
    },
    old: [2, 'whole'],
    ours: [1, 'whole'],
  },
  {
    title: 'a part that is too small is refused like any failure, by its promise, and nothing is lost',
    because: 'who listens for a rejection should not be hit by an exception',
    run: ({ classes, common }) => {
      const options = { ...common, mergeSmallPartsBeforeUpload: false };
      const uploader = new classes.ProgressiveUploader(options);
      try {
        const part = uploader.uploadPart(new Blob(['small']));
        return part.then(
          () => 'taken',
          () => 'rejected',
        );
      } catch {
        return Promise.resolve('thrown');
      }
    },
    old: 'thrown',
    ours: 'rejected',
  },
  {
    title: 'errors are errors, with a message and a stack',
    because: 'the old ones were plain objects, which no error reporter can read',
    run: async ({ classes, common }) => {
      const options = { ...common, uploadToken: 'to0', file: videoFile() };
      const error = await failureOf(() => new classes.VideoUploader(options).upload());
      const { message, code, status, type, title } = error;
      const raw: unknown = JSON.parse(String(error.raw));
      return [error instanceof Error, message, code, raw, { type, title, status }];
    },
    old: [false, undefined, undefined, tokenRefused, tokenRefused],
    ours: [true, tokenRefused.title, 'unauthorized', tokenRefused, tokenRefused],
  },
  {
    title: '`raw` is always a string, as its type says',
    because: 'the old one was undefined where no answer came',
    faults: [{ match: { path: '/upload' }, then: { drop: 'before' } }],
    run: async ({ classes, common }) => {
      const options = { ...common, file: videoFile(), retryStrategy: nothing };
      const { reason, raw } = await failureOf(() => new classes.VideoUploader(options).upload());
      return [reason, typeof raw];
    },
    old: ['NETWORK_ERROR', 'undefined'],
    ours: ['NETWORK_ERROR', 'string'],
  },
  {
    title: 'an API key is refused, with the reason',
    because: 'every visitor of the page can read it, and do anything with the project',
    run: async ({ classes, common: { apiHost } }) => {
      const options = { apiHost, apiKey: 'a key', videoId: 'vi1', file: videoFile() } as object;
      type Options = ConstructorParameters<typeof classes.VideoUploader>[0];
      const error = await failureOf(() => {
        new classes.VideoUploader(options as Options);
        throw Object.assign(new Error(), { code: 'taken' });
      });
      return error.code;
    },
    old: 'taken',
    ours: 'key-in-browser',
  },
  {
    title: 'an upload that was canceled before it began is canceled',
    because: 'the old one resolved, with nothing',
    run: ({ classes, common }) => {
      const uploader = new classes.VideoUploader({ ...common, file: videoFile() });
      uploader.cancel();
      return uploader.upload().then(String, (error: unknown) => (error as { reason?: string }).reason);
    },
    old: 'undefined',
    ours: 'ABORTED',
  },
  {
    records: true,
    title: 'the recorder does not pass for the old one',
    because: 'its statistics should tell who really calls',
    run: async (scene) => {
      await takeOf(scene);
      return origins(scene);
    },
    old: { 'av-origin-client': 'typescript-uploader:1.1.6', 'av-origin-sdk': 'media-recorder:1.0.11' },
    ours: { 'av-origin-client': `apivideo-kit:${version}` },
  },
  {
    records: true,
    title: 'stop() after the end gives the same video',
    because: 'a recording may have ended by itself, and its video be wanted',
    run: (scene) => takeOf(scene),
    old: 'refused',
    ours: true,
  },
  {
    records: true,
    title: 'bit rates are always asked for',
    because: 'the same recording should weigh the same in every browser',
    run: async (scene) => {
      const asked = watchRecorders();
      await takeOf(scene, asked);
      return asked.bitRates;
    },
    old: [[undefined, undefined]],
    ours: [[2_500_000, 128_000]],
  },
  {
    records: true,
    title: 'a format that can’t be recorded is told by `error` and `stop()`',
    because: 'whether it can is found out when the recording begins, for the tracks that are there',
    run: async ({ classes, common }) => {
      const { stream, stop } = noise();
      try {
        const recorder = new classes.ApiVideoMediaRecorder(stream, { ...common, mimeType: 'video/none' });
        const told: string[] = [];
        recorder.addEventListener('error', () => told.push('error'));
        recorder.start();
        await recorder.stop().catch(() => told.push('rejected'));
        return told;
      } catch {
        return ['thrown'];
      } finally {
        stop();
      }
    },
    old: ['thrown'],
    ours: ['error', 'rejected'],
  },
  {
    title: 'a part that has failed, given again, is there once',
    because: 'the old one sent it under the next number, so that the video was never whole',
    faults: [{ match: { part: 1 }, times: 1, then: { status: 500 } }],
    run: async (scene) => {
      const uploader = new scene.classes.ProgressiveUploader({ ...scene.common, retryStrategy: () => null });
      const [part = new Blob(), last = new Blob()] = blobs(5 * MiB, 10);
      await failureOf(() => uploader.uploadPart(part));
      await uploader.uploadPart(part);
      const { videoId } = await uploader.uploadLastPart(last);
      const { videos } = await scene.emulator.look();
      return [
        videos.find((video) => video.videoId === videoId)?.complete,
        (await scene.wired.sent()).map(rangeOf),
      ];
    },
    old: [false, ['part 1/*', 'part 2/*', 'part 3/3']],
    ours: [true, ['part 1/*', 'part 1/*', 'part 2/2']],
  },
  {
    title: 'an access token is replaced by a request that says what it holds',
    because: 'the old one sent JSON as plain text',
    run: async ({ classes, common: { apiHost }, emulator, wired }) => {
      const { refresh_token: refreshToken } = await emulator.createAccessToken();
      const videoId = await emulator.createContainer();
      const options = { apiHost, accessToken: 'stale', refreshToken, videoId, file: videoFile() };
      const video = await new classes.VideoUploader({ ...options, retryStrategy: nothing }).upload();
      const sent = await wired.sent();
      return [
        video.videoId === videoId,
        ...sent.map(({ path, status }) => `${path.replace(videoId, 'vi')} ${status ?? ''}`),
        sent[1]?.headers['content-type']?.split(';')[0],
      ];
    },
    old: [true, '/videos/vi/source 401', '/auth/refresh 200', '/videos/vi/source 201', 'text/plain'],
    ours: [true, '/videos/vi/source 401', '/auth/refresh 200', '/videos/vi/source 201', 'application/json'],
  },
];

describe('what is different on purpose from the old packages', () => {
  let sides: Sides;

  before(async () => {
    sides = await bothSides();
  });

  for (const { title, because, faults = [], records, run, ...expected } of differences) {
    for (const side of ['old', 'ours'] as const) {
      where(...(records ? [recordsVideo] : [])).it(`${title}: ${because} (${side})`, async () => {
        expect(await withScene(sides[side], faults, run)).to.deep.equal(expected[side]);
      });
    }
  }

  it('a file whose length nobody can tell is let through by maxVideoDuration, which hung', async () => {
    const emulator = await openEmulator({ ffmpeg: false });
    const common = { uploadToken: emulator.token, apiHost: emulator.url };
    const file = videoFile({ bytes: 1000 });

    const { videoId } = await new sides.ours.VideoUploader({ ...common, file, maxVideoDuration: 1 }).upload();
    const { videos } = await emulator.look();
    await emulator.close();

    expect(videos[0]?.videoId).to.equal(videoId);
  });

  where(recordsVideo).it('a file that plays too long is refused before its first byte is sent', async () => {
    const emulator = await openEmulator({ ffmpeg: false });
    const common = { uploadToken: emulator.token, apiHost: emulator.url };
    const asked = watchRecorders();
    const { stream, stop } = noise();
    const recorder = new sides.ours.ApiVideoMediaRecorder(stream, { ...common, generateFileOnStop: true });
    const stopped = new Promise<Event>((resolve) => recorder.addEventListener('recordingStopped', resolve));
    recorder.start({ timeslice: 100 });
    await recorded(asked);
    await recorder.stop();
    stop();
    asked.stop();
    const { data } = (await stopped) as Event & { readonly data: { readonly file: Blob } };
    const before = posts(await emulator.look()).length;

    const options = { ...common, file: data.file, maxVideoDuration: 0 };
    const { code } = await failureOf(() => new sides.ours.VideoUploader(options).upload());
    const after = posts(await emulator.look()).length;
    await emulator.close();

    expect([code, after]).to.deep.equal(['file-too-long', before]);
  });

  it('a file that is uploaded again after a failure, by another uploader, goes on where it stood', async () => {
    const emulator = await openEmulator({ ffmpeg: false });
    const common = { uploadToken: emulator.token, apiHost: emulator.url, chunkSize: 5 * MiB };
    const file = videoFile({ bytes: 6 * MiB, name: 'long.mp4' });
    const uploader = () => new sides.ours.VideoUploader({ ...common, file, retryStrategy: () => null });
    await emulator.setFaults([{ match: { part: 2 }, times: 1, then: { status: 500 } }]);

    await failureOf(() => uploader().upload());
    const { videoId } = await uploader().upload();
    const view = await emulator.look();
    await emulator.close();

    expect(view.videos.map((video) => video.videoId)).to.deep.equal([videoId]);
    expect(view.videos[0]?.sha256).to.equal(await sha256(file));
    expect(posts(view).map(({ part }) => part?.number)).to.deep.equal([1, 2, 2]);
  });

  where(recordsVideo).it('no recorder is left on window', async () => {
    const left: boolean[] = [];
    for (const classes of [sides.old, sides.ours]) {
      Reflect.deleteProperty(window, 'mediaRecorder');
      await withScene(classes, [], (scene) => takeOf(scene));
      left.push('mediaRecorder' in window);
    }

    expect(left).to.deep.equal([true, false]);
  });
});
