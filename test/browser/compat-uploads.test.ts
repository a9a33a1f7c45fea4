import { expect } from '@open-wc/testing';
import type { Fault } from '../../src/emulator/index.js';
import { bothSides, failureOf, type Side, type Sides } from '../helpers/compat-sides.js';
import { openEmulator, sha256, type TestEmulator } from '../helpers/emulator.js';
import { videoFile } from '../helpers/files.js';
import { watchForms } from '../helpers/watch-forms.js';

const MiB = 1024 * 1024;

/** What a case has to work with. */
interface Scene {
  readonly classes: Side;
  readonly emulator: TestEmulator;
  readonly common: { readonly uploadToken: string; readonly apiHost: string };
}

/** What the same calls do on either side: what is told and returned, and what goes over the wire. */
interface Case {
  readonly title: string;
  readonly faults?: readonly Fault[];
  /** Returns what the caller of the old API gets to know. */
  readonly run: (scene: Scene) => Promise<unknown>;
  readonly returns: unknown;
  /** Method, path, range and status of each request, but for those of the browser's own and for looks at videos. */
  readonly requests: readonly string[];
  /** Left out where the sides make forms at other times. */
  readonly forms?: readonly (readonly string[])[];
}

/** A page asks as often as it wants to see something. */
const ids = /\b(vi|to)\w{20,}/g;

function nameless(text: string): string {
  return text.replaceAll(ids, '$1…');
}

/** A video as a result: what is in it, with the kind of each date. */
function facts(video: unknown): object {
  const { videoId, ...fields } = video as Record<string, unknown>;
  const kinds = Object.entries(fields)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => [key, value instanceof Date ? 'a date' : typeof value]);
  return { videoId: nameless(String(videoId)), ...(Object.fromEntries(kinds) as object) };
}

/** What the old errors tell. */
async function failure(promise: Promise<unknown>) {
  const { status, type, title, reason } = await failureOf(() => promise);
  return { status, type, title, reason };
}

const whole = {
  videoId: 'vi…',
  title: 'string',
  description: 'string',
  _public: 'boolean',
  panoramic: 'boolean',
  mp4Support: 'boolean',
  publishedAt: 'a date',
  createdAt: 'a date',
  updatedAt: 'a date',
  tags: 'object',
  metadata: 'object',
  source: 'object',
  assets: 'object',
  discarded: 'boolean',
  discardedAt: 'object',
  deletesAt: 'object',
  languageOrigin: 'object',
};

const tokenRefused = {
  status: 401,
  type: 'https://docs.api.video/reference/authentication-invalid-upload-token',
  title: 'The upload token is invalid or expired.',
  reason: undefined,
};

const soon = (count: number): number | null => (count > 2 ? null : 10);

function blobs(...sizes: readonly number[]): readonly Blob[] {
  return sizes.map((bytes) => new Blob([videoFile({ bytes })]));
}

/** Gives all blobs but the last as parts, and that as the last part. */
async function give(uploader: InstanceType<Side['ProgressiveUploader']>, parts: readonly Blob[]) {
  const answers: (string | undefined)[] = [];
  for (const part of parts.slice(0, -1)) {
    const answer = await uploader.uploadPart(part);
    answers.push(
      answer
        ? Object.keys(answer)
            .filter((key) => key === 'videoId')
            .join()
        : undefined,
    );
  }
  const { videoId } = await uploader.uploadLastPart(parts.at(-1) ?? new Blob());
  return { answers, videoId };
}

/** What has arrived is what was given. */
async function isWhole({ emulator }: Scene, videoId: string, given: readonly Blob[]): Promise<boolean> {
  const { videos } = await emulator.look();
  return (
    videos.length === 1 &&
    videos[0]?.videoId === videoId &&
    videos[0].sha256 === (await sha256(new Blob([...given])))
  );
}

function progressive(
  options: Partial<ConstructorParameters<Side['ProgressiveUploader']>[0]>,
  ...sizes: readonly number[]
) {
  return async (scene: Scene): Promise<unknown> => {
    const parts = blobs(...sizes);
    const uploader = new scene.classes.ProgressiveUploader({ ...scene.common, ...options });
    const { answers, videoId } = await give(uploader, parts);
    return [...answers, await isWhole(scene, videoId, parts)];
  };
}

async function firstRequest({ emulator }: Scene): Promise<void> {
  for (;;) {
    const { requests } = await emulator.look();
    if (requests.some(({ method }) => method === 'POST')) return;
  }
}

const cases: readonly Case[] = [
  {
    title: 'VideoUploader sends a small file as one part',
    run: async ({ classes, common }) =>
      facts(await new classes.VideoUploader({ ...common, file: videoFile({ bytes: 1000 }) }).upload()),
    returns: whole,
    requests: ['POST /upload part 1/1 201'],
    forms: [['file holiday.mp4 1000']],
  },
  {
    title: 'VideoUploader sends chunks one after the other, and each tells of how many',
    run: async (scene) => {
      const file = videoFile({ bytes: 12 * MiB });
      const options = { ...scene.common, file, chunkSize: 5 * MiB, videoName: 'Summer' };
      const { title, videoId } = await new scene.classes.VideoUploader(options).upload();
      return [title, await isWhole(scene, videoId, [file])];
    },
    returns: ['Summer', true],
    requests: ['POST /upload part 1/3 201', 'POST /upload part 2/3 201', 'POST /upload part 3/3 201'],
    forms: [
      [`file Summer ${5 * MiB}`],
      ['videoId=vi…', `file Summer ${5 * MiB}`],
      ['videoId=vi…', `file Summer ${2 * MiB}`],
    ],
  },
  {
    title: 'VideoUploader sends 50 MiB in a chunk unless told otherwise',
    run: async (scene) => {
      const file = new File([new Uint8Array(51 * MiB)], 'long.mp4');
      const { videoId } = await new scene.classes.VideoUploader({ ...scene.common, file }).upload();
      return isWhole(scene, videoId, [file]);
    },
    returns: true,
    requests: ['POST /upload part 1/2 201', 'POST /upload part 2/2 201'],
    forms: [[`file long.mp4 ${50 * MiB}`], ['videoId=vi…', `file long.mp4 ${MiB}`]],
  },
  {
    title: 'VideoUploader fills a video that was made before',
    run: async (scene) => {
      const videoId = await scene.emulator.createContainer();
      const file = videoFile({ bytes: 6 * MiB });
      const options = { ...scene.common, videoId, file, chunkSize: 5 * MiB };
      const video = await new scene.classes.VideoUploader(options).upload();
      return [video.videoId === videoId, video.title, await isWhole(scene, videoId, [file])];
    },
    returns: [true, 'container', true],
    requests: ['POST /videos 201', 'POST /upload part 1/2 201', 'POST /upload part 2/2 201'],
    forms: [
      ['videoId=vi…', `file holiday.mp4 ${5 * MiB}`],
      ['videoId=vi…', `file holiday.mp4 ${MiB}`],
    ],
  },
  {
    title: 'VideoUploader sends with an access token',
    run: async (scene) => {
      const { apiHost } = scene.common;
      const { access_token: accessToken } = await scene.emulator.createAccessToken();
      const videoId = await scene.emulator.createContainer();
      const file = videoFile({ bytes: 6 * MiB });
      const options = { apiHost, accessToken, videoId, file, chunkSize: 5 * MiB };
      const video = await new scene.classes.VideoUploader(options).upload();
      return [video.videoId === videoId, await isWhole(scene, videoId, [file])];
    },
    returns: [true, true],
    requests: [
      'POST /auth/api-key 200',
      'POST /videos 201',
      'POST /videos/vi…/source Bearer part 1/2 201',
      'POST /videos/vi…/source Bearer part 2/2 201',
    ],
    forms: [[`file holiday.mp4 ${5 * MiB}`], ['videoId=vi…', `file holiday.mp4 ${MiB}`]],
  },
  {
    title: 'VideoUploader sends no other access token where it has none',
    run: async ({ classes, common: { apiHost }, emulator }) => {
      const videoId = await emulator.createContainer();
      const options = { apiHost, accessToken: 'stale', videoId, file: videoFile() };
      const { status, type } = await failure(new classes.VideoUploader(options).upload());
      return [status, type];
    },
    returns: [401, 'https://docs.api.video/reference/authentication-invalid-access-token'],
    requests: ['POST /videos 201', 'POST /videos/vi…/source Bearer part 1/1 401'],
  },
  {
    title: 'VideoUploader fails as the API explains',
    run: ({ classes, common }) =>
      failure(new classes.VideoUploader({ ...common, uploadToken: 'to0', file: videoFile() }).upload()),
    returns: tokenRefused,
    requests: ['POST /upload part 1/1 401'],
  },
  {
    title: 'VideoUploader sends a part again when its strategy says so',
    faults: [{ match: { part: 2 }, times: 2, then: { status: 502, body: '<h1>Bad gateway</h1>' } }],
    run: async (scene) => {
      const file = videoFile({ bytes: 6 * MiB });
      const asked: unknown[] = [];
      const retryStrategy = (count: number, { status, reason }: { status?: number; reason?: string }) => {
        asked.push([count, status, reason]);
        return 10;
      };
      const options = { ...scene.common, file, chunkSize: 5 * MiB, retryStrategy };
      const { videoId } = await new scene.classes.VideoUploader(options).upload();
      return [asked, await isWhole(scene, videoId, [file])];
    },
    returns: [
      [
        [0, 502, 'UNKWOWN'],
        [1, 502, 'UNKWOWN'],
      ],
      true,
    ],
    requests: [
      'POST /upload part 1/2 201',
      'POST /upload part 2/2 502',
      'POST /upload part 2/2 502',
      'POST /upload part 2/2 201',
    ],
  },
  {
    title: 'VideoUploader gives up when its strategy says so',
    faults: [{ match: {}, then: { status: 500, body: { title: 'Server error' } } }],
    run: ({ classes, common }) =>
      failure(new classes.VideoUploader({ ...common, file: videoFile(), retryStrategy: soon }).upload()),
    returns: { status: 500, type: undefined, title: 'Server error', reason: undefined },
    requests: Array.from({ length: 4 }, () => 'POST /upload part 1/1 500'),
  },
  {
    title: 'VideoUploader gives up after as many retries as it was told',
    faults: [{ match: {}, then: { status: 500, body: { title: 'Server error' } } }],
    run: ({ classes, common }) =>
      failure(new classes.VideoUploader({ ...common, file: videoFile(), retries: 1 }).upload()),
    returns: { status: 500, type: undefined, title: 'Server error', reason: undefined },
    requests: ['POST /upload part 1/1 500', 'POST /upload part 1/1 500'],
  },
  {
    title: 'VideoUploader tells its progress, with chunks counted from 1',
    run: async ({ classes, common }) => {
      const file = videoFile({ bytes: 6 * MiB });
      const told = new Set<string>();
      const uploader = new classes.VideoUploader({ ...common, file, chunkSize: 5 * MiB });
      let last = 0;
      uploader.onProgress((event) => {
        const { chunksBytes, chunksCount, currentChunk, totalBytes } = event;
        told.add([chunksBytes, chunksCount, currentChunk, totalBytes].join());
        last = event.uploadedBytes;
      });
      await uploader.upload();
      return [...told, last >= file.size];
    },
    returns: [[5 * MiB, 2, 1, 6 * MiB].join(), [5 * MiB, 2, 2, 6 * MiB].join(), true],
    requests: ['POST /upload part 1/2 201', 'POST /upload part 2/2 201'],
  },
  {
    title: 'VideoUploader finds the video playable',
    run: async ({ classes, common }) => {
      const uploader = new classes.VideoUploader({ ...common, file: videoFile({ bytes: 1000 }) });
      const playable = new Promise((resolve) => uploader.onPlayable(resolve));
      const video = await uploader.upload();
      return [facts(await playable), JSON.stringify(await playable) === JSON.stringify(video)];
    },
    returns: [whole, true],
    requests: ['POST /upload part 1/1 201'],
  },
  {
    title: 'VideoUploader stops when it is canceled',
    faults: [{ match: {}, then: { hang: true } }],
    run: async (scene) => {
      const uploader = new scene.classes.VideoUploader({ ...scene.common, file: videoFile() });
      const failed = failure(uploader.upload());
      await firstRequest(scene);
      uploader.cancel();
      return failed;
    },
    returns: { status: undefined, type: undefined, title: undefined, reason: 'ABORTED' },
    requests: ['POST /upload part 1/1 no answer'],
  },
  {
    title: 'what makes no sense is refused when it is given',
    run: ({ classes: { VideoUploader }, common }) => {
      const refused = (options: object): boolean => {
        try {
          return !new VideoUploader(options as ConstructorParameters<typeof VideoUploader>[0]);
        } catch {
          return true;
        }
      };
      const file = videoFile();
      return Promise.resolve([
        refused({ file }),
        refused(common),
        refused({ ...common, file, chunkSize: 5 * MiB - 1 }),
        refused({ ...common, file, chunkSize: 128 * MiB + 1 }),
        refused({ ...common, file, chunkSize: 128 * MiB }),
        refused({ accessToken: 'a', file }),
        refused({ ...common, file, origin: { sdk: { name: 'no spaces', version: '1' } } }),
        refused({ ...common, file, origin: { application: { name: 'mine', version: 'v1' } } }),
      ]);
    },
    returns: [true, true, true, true, false, true, true, true],
    requests: [],
  },
  {
    title: 'ProgressiveUploader sends a part as soon as it is large enough',
    run: progressive({}, 5 * MiB, 6 * MiB, 1000),
    returns: ['videoId', 'videoId', true],
    requests: ['POST /upload part 1/* 201', 'POST /upload part 2/* 201', 'POST /upload part 3/3 201'],
    forms: [
      [`file file ${5 * MiB}`],
      ['videoId=vi…', `file file ${6 * MiB}`],
      ['videoId=vi…', 'file file 1000'],
    ],
  },
  {
    title: 'ProgressiveUploader merges small parts',
    run: progressive({ videoName: 'Me' }, 2 * MiB, 2 * MiB, 2 * MiB, 2 * MiB, 1000),
    returns: [undefined, undefined, 'videoId', undefined, true],
    requests: ['POST /upload part 1/* 201', 'POST /upload part 2/2 201'],
    forms: [[`file Me ${6 * MiB}`], ['videoId=vi…', `file Me ${2 * MiB + 1000}`]],
  },
  {
    title: 'ProgressiveUploader sends a single part where there is little',
    run: progressive({}, 1000),
    returns: [true],
    requests: ['POST /upload part 1/1 201'],
    forms: [['file file 1000']],
  },
  {
    title: 'ProgressiveUploader holds the newest part back, to have something for the last',
    run: progressive({ preventEmptyParts: true }, 5 * MiB, 3 * MiB, 3 * MiB, 0),
    returns: [undefined, 'videoId', undefined, true],
    requests: ['POST /upload part 1/* 201', 'POST /upload part 2/2 201'],
    forms: [[`file file ${5 * MiB}`], ['videoId=vi…', `file file ${6 * MiB}`]],
  },
  {
    title: 'ProgressiveUploader sends each part as it is, where it is not to merge',
    run: progressive({ mergeSmallPartsBeforeUpload: false }, 5 * MiB, 5 * MiB, 10),
    returns: ['videoId', 'videoId', true],
    requests: ['POST /upload part 1/* 201', 'POST /upload part 2/* 201', 'POST /upload part 3/3 201'],
    forms: [
      [`file file ${5 * MiB}`],
      ['videoId=vi…', `file file ${5 * MiB}`],
      ['videoId=vi…', 'file file 10'],
    ],
  },
  {
    title: 'ProgressiveUploader takes parts without being waited for, and keeps their order',
    run: async (scene) => {
      const parts = blobs(5 * MiB, 5 * MiB, 1000);
      const uploader = new scene.classes.ProgressiveUploader(scene.common);
      const [first, second, last] = parts;
      const done: string[] = [];
      const note = (name: string) => () => done.push(name);
      void uploader.uploadPart(first ?? new Blob()).then(note('first'));
      void uploader.uploadPart(second ?? new Blob()).then(note('second'));
      const { videoId } = await uploader.uploadLastPart(last ?? new Blob());
      return [...done, await isWhole(scene, videoId, parts)];
    },
    returns: ['first', 'second', true],
    requests: ['POST /upload part 1/* 201', 'POST /upload part 2/* 201', 'POST /upload part 3/3 201'],
  },
  {
    title: 'ProgressiveUploader tells its progress, part by part',
    run: async ({ classes, common }) => {
      const told: string[] = [];
      const uploader = new classes.ProgressiveUploader(common);
      uploader.onProgress(({ part, uploadedBytes, totalBytes }) => {
        if (uploadedBytes >= totalBytes) told.push(`${part} of ${totalBytes}`);
      });
      await give(uploader, blobs(5 * MiB, 1000));
      return [...new Set(told)];
    },
    returns: [`1 of ${5 * MiB}`, '2 of 1000'],
    requests: ['POST /upload part 1/* 201', 'POST /upload part 2/2 201'],
  },
  {
    title: 'ProgressiveUploader fills a video with an access token',
    run: async (scene) => {
      const { apiHost } = scene.common;
      const { access_token: accessToken } = await scene.emulator.createAccessToken();
      const videoId = await scene.emulator.createContainer();
      const parts = blobs(5 * MiB, 1000);
      const uploader = new scene.classes.ProgressiveUploader({ apiHost, accessToken, videoId });
      await give(uploader, parts);
      return isWhole(scene, videoId, parts);
    },
    returns: true,
    requests: [
      'POST /auth/api-key 200',
      'POST /videos 201',
      'POST /videos/vi…/source Bearer part 1/* 201',
      'POST /videos/vi…/source Bearer part 2/2 201',
    ],
    forms: [[`file file ${5 * MiB}`], ['videoId=vi…', 'file file 1000']],
  },
  {
    title: 'ProgressiveUploader finds the video playable, and can be canceled',
    run: async ({ classes, common }) => {
      const uploader = new classes.ProgressiveUploader(common);
      const playable = new Promise<{ videoId: string }>((resolve) => uploader.onPlayable(resolve));
      const { videoId } = await uploader.uploadLastPart(new Blob(['film']));
      const { videoId: found } = await playable;
      uploader.cancel();
      return found === videoId;
    },
    returns: true,
    requests: ['POST /upload part 1/1 201'],
  },
];

describe('VideoUploader and ProgressiveUploader', () => {
  let sides: Sides;

  before(async () => {
    sides = await bothSides();
  });

  for (const { title, faults = [], run, returns, requests, forms } of cases) {
    for (const side of ['old', 'ours'] as const) {
      it(`${title} (${side})`, async () => {
        const emulator = await openEmulator({ https: true, ffmpeg: false });
        const watch = watchForms();
        try {
          await emulator.setFaults(faults);
          const common = { uploadToken: emulator.token, apiHost: new URL(emulator.url).host };

          const returned = await run({ classes: sides[side], emulator, common });

          const sent = (await emulator.look()).requests
            .filter(({ method }) => method === 'POST')
            .map(({ method, path, headers, status = 'no answer' }) =>
              [method, nameless(path), headers.authorization?.split(' ')[0], headers['content-range'], status]
                .filter((word) => word !== undefined && word !== 'Basic')
                .join(' '),
            );
          expect(returned).to.deep.equal(returns);
          expect(sent).to.deep.equal(requests);
          if (forms) expect(watch.forms().map((form) => form.map(nameless))).to.deep.equal(forms);
        } finally {
          watch.stop();
          await emulator.close();
        }
      });
    }
  }
});
