import {
  blobs,
  compareSides,
  isWhole,
  MiB,
  wholeVideo,
  type Case,
  type Scene,
} from '../helpers/compat-play.js';
import type { Side } from '../helpers/compat-sides.js';

type Uploader = InstanceType<Side['ProgressiveUploader']>;
type Options = Partial<ConstructorParameters<Side['ProgressiveUploader']>[0]>;

/** Requests to the address of upload tokens, by what follows it. */
function uploads(...rests: readonly string[]): readonly string[] {
  return rests.map((rest) => `POST /upload?token=to… part ${rest}`);
}

/** Gives all blobs but the last as parts, and that as the last part; returns all that is answered. */
async function give(uploader: Uploader, parts: readonly Blob[]) {
  const answers: unknown[] = [];
  for (const part of parts.slice(0, -1)) answers.push(await uploader.uploadPart(part));
  return { answers, video: await uploader.uploadLastPart(parts.at(-1) ?? new Blob()) };
}

/** Gives blobs of those sizes. */
function progressive(options: Options, ...sizes: readonly number[]): Case['run'] {
  return async (scene: Scene) => {
    const parts = blobs(...sizes);
    const uploader = new scene.classes.ProgressiveUploader({ ...scene.common, ...options });
    const { answers, video } = await give(uploader, parts);
    return [...answers, video, await isWhole(scene, video.videoId, parts)];
  };
}

/** The answer to a part that is not the last: nothing but the id is there, but the fields made of others are. */
const partly = {
  videoId: 'vi…',
  _public: 'undefined',
  publishedAt: 'undefined',
  createdAt: 'undefined',
  updatedAt: 'undefined',
};

const whole = wholeVideo('file');

const cases: readonly Case[] = [
  {
    title: 'ProgressiveUploader sends a part as soon as it is large enough',
    run: progressive({}, 5 * MiB, 6 * MiB, 1000),
    returns: [partly, partly, whole, true],
    requests: uploads('1/* 201', '2/* 201', '3/3 201'),
    forms: [
      [`file file ${5 * MiB}`],
      ['videoId=vi…', `file file ${6 * MiB}`],
      ['videoId=vi…', 'file file 1000'],
    ],
  },
  {
    title: 'ProgressiveUploader merges small parts',
    run: progressive({ videoName: 'Me' }, 2 * MiB, 2 * MiB, 2 * MiB, 2 * MiB, 1000),
    returns: ['undefined', 'undefined', partly, 'undefined', wholeVideo('Me'), true],
    requests: uploads('1/* 201', '2/2 201'),
    forms: [[`file Me ${6 * MiB}`], ['videoId=vi…', `file Me ${2 * MiB + 1000}`]],
  },
  {
    title: 'ProgressiveUploader sends a single part where there is little',
    run: progressive({}, 1000),
    returns: [whole, true],
    requests: uploads('1/1 201'),
    forms: [['file file 1000']],
  },
  {
    title: 'ProgressiveUploader holds the newest part back, to have something for the last',
    run: progressive({ preventEmptyParts: true }, 5 * MiB, 3 * MiB, 3 * MiB, 0),
    returns: ['undefined', partly, 'undefined', whole, true],
    requests: uploads('1/* 201', '2/2 201'),
    forms: [[`file file ${5 * MiB}`], ['videoId=vi…', `file file ${6 * MiB}`]],
  },
  {
    title: 'ProgressiveUploader sends each part as it is, where it is not to merge',
    run: progressive({ mergeSmallPartsBeforeUpload: false }, 5 * MiB, 5 * MiB, 10),
    returns: [partly, partly, whole, true],
    requests: uploads('1/* 201', '2/* 201', '3/3 201'),
    forms: [
      [`file file ${5 * MiB}`],
      ['videoId=vi…', `file file ${5 * MiB}`],
      ['videoId=vi…', 'file file 10'],
    ],
  },
  {
    title: 'ProgressiveUploader fills a video that was made before',
    run: async (scene) => {
      const videoId = await scene.emulator.createContainer();
      const parts = blobs(5 * MiB, 1000);
      const { video } = await give(
        new scene.classes.ProgressiveUploader({ ...scene.common, videoId }),
        parts,
      );
      return [video.title, await isWhole(scene, videoId, parts)];
    },
    returns: ['container', true],
    requests: uploads('1/* 201', '2/2 201'),
    forms: [
      ['videoId=vi…', `file file ${5 * MiB}`],
      ['videoId=vi…', 'file file 1000'],
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
    requests: uploads('1/* 201', '2/* 201', '3/3 201'),
  },
  {
    title: 'ProgressiveUploader tells its progress, part by part',
    run: async ({ classes, common }) => {
      const steps: string[] = [];
      const uploader = new classes.ProgressiveUploader(common);
      uploader.onProgress((event) => {
        const { part, uploadedBytes, totalBytes } = event;
        const keys = Object.keys(event).sort().join();
        if (uploadedBytes >= totalBytes) steps.push(`${keys}: ${part} of ${totalBytes}`);
      });
      await give(uploader, blobs(5 * MiB, 1000));
      return [...new Set(steps)];
    },
    returns: [`part,totalBytes,uploadedBytes: 1 of ${5 * MiB}`, 'part,totalBytes,uploadedBytes: 2 of 1000'],
    requests: uploads('1/* 201', '2/2 201'),
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
    requests: ['POST /videos/vi…/source Bearer part 1/* 201', 'POST /videos/vi…/source Bearer part 2/2 201'],
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
    requests: uploads('1/1 201'),
  },
];

describe('ProgressiveUploader, as the old one', () => {
  compareSides(cases);
});
