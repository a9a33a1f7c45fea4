import {
  blobs,
  compareSides,
  failure,
  fileOf,
  isWhole,
  MiB,
  wholeVideo,
  type Case,
} from '../helpers/compat-play.js';

const unexplained = {
  status: 'undefined',
  type: 'undefined',
  title: 'undefined',
  detail: 'undefined',
  problems: 'undefined',
  reason: 'undefined',
};

const soon = (count: number): number | null => (count > 2 ? null : 10);

/** Requests to the address of upload tokens, by what follows it. */
function uploads(...rests: readonly string[]): readonly string[] {
  return rests.map((rest) => `POST /upload?token=to… part ${rest}`);
}

/** What progress tells of a chunk of 5 MiB besides the bytes, of which every browser tells at other times. */
function stepOf(currentChunk: number): string {
  const step = { chunksBytes: 5 * MiB, chunksCount: 2, currentChunk, totalBytes: 6 * MiB };
  return JSON.stringify(Object.entries(step).sort());
}

const cases: readonly Case[] = [
  {
    title: 'VideoUploader sends a small file as one part',
    run: ({ classes, common }) => new classes.VideoUploader({ ...common, file: fileOf(1000) }).upload(),
    returns: wholeVideo('holiday.mp4'),
    requests: uploads('1/1 201'),
    forms: [['file holiday.mp4 1000']],
  },
  {
    title: 'VideoUploader sends chunks one after the other, and each tells of how many',
    run: async (scene) => {
      const file = fileOf(12 * MiB);
      const options = { ...scene.common, file, chunkSize: 5 * MiB, videoName: 'Summer' };
      const { title, videoId } = await new scene.classes.VideoUploader(options).upload();
      return [title, await isWhole(scene, videoId, [file])];
    },
    returns: ['Summer', true],
    requests: uploads('1/3 201', '2/3 201', '3/3 201'),
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
    requests: uploads('1/2 201', '2/2 201'),
    forms: [[`file long.mp4 ${50 * MiB}`], ['videoId=vi…', `file long.mp4 ${MiB}`]],
  },
  {
    title: 'VideoUploader sends what has no name',
    run: ({ classes, common }) => {
      const [blob] = blobs(1000);
      type Options = ConstructorParameters<typeof classes.VideoUploader>[0];
      return new classes.VideoUploader({ ...common, file: blob } as Options).upload();
    },
    returns: wholeVideo('blob'),
    requests: uploads('1/1 201'),
  },
  {
    title: 'VideoUploader fills a video that was made before',
    run: async (scene) => {
      const videoId = await scene.emulator.createContainer();
      const file = fileOf(6 * MiB);
      const options = { ...scene.common, videoId, file, chunkSize: 5 * MiB };
      const video = await new scene.classes.VideoUploader(options).upload();
      return [video.videoId === videoId, video.title, await isWhole(scene, videoId, [file])];
    },
    returns: [true, 'container', true],
    requests: uploads('1/2 201', '2/2 201'),
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
      const file = fileOf(6 * MiB);
      const options = { apiHost, accessToken, videoId, file, chunkSize: 5 * MiB };
      const video = await new scene.classes.VideoUploader(options).upload();
      return [video.videoId === videoId, await isWhole(scene, videoId, [file])];
    },
    returns: [true, true],
    requests: ['POST /videos/vi…/source Bearer part 1/2 201', 'POST /videos/vi…/source Bearer part 2/2 201'],
    forms: [[`file holiday.mp4 ${5 * MiB}`], ['videoId=vi…', `file holiday.mp4 ${MiB}`]],
  },
  {
    title: 'VideoUploader sends no other access token where it has none',
    run: async ({ classes, common: { apiHost }, emulator }) => {
      const videoId = await emulator.createContainer();
      return failure(
        new classes.VideoUploader({ apiHost, accessToken: 'stale', videoId, file: fileOf(1) }).upload(),
      );
    },
    returns: {
      ...unexplained,
      status: 401,
      type: 'https://docs.api.video/reference/authentication-invalid-access-token',
      title: 'The access token is invalid or expired.',
    },
    requests: ['POST /videos/vi…/source Bearer part 1/1 401'],
  },
  {
    title: 'VideoUploader tells which program and page it serves',
    run: async ({ classes, common }) => {
      const origin = { application: { name: 'shop', version: '1.2' }, sdk: { name: 'kit', version: '3' } };
      const { title } = await new classes.VideoUploader({ ...common, file: fileOf(1), origin }).upload();
      return title;
    },
    returns: 'holiday.mp4',
    requests: uploads('1/1 201'),
  },
  {
    title: 'VideoUploader fails as the API explains',
    run: ({ classes, common }) =>
      failure(new classes.VideoUploader({ ...common, uploadToken: 'to0', file: fileOf(1) }).upload()),
    returns: {
      ...unexplained,
      status: 401,
      type: 'https://docs.api.video/reference/authentication-invalid-upload-token',
      title: 'The upload token is invalid or expired.',
    },
    requests: ['POST /upload?token=to0 part 1/1 401'],
  },
  {
    title: 'VideoUploader sends a part again when its strategy says so',
    faults: [{ match: { part: 2 }, times: 2, then: { status: 502, body: '<h1>Bad gateway</h1>' } }],
    run: async (scene) => {
      const file = fileOf(6 * MiB);
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
    requests: uploads('1/2 201', '2/2 502', '2/2 502', '2/2 201'),
  },
  {
    title: 'VideoUploader gives up when its strategy says so',
    faults: [{ match: {}, then: { status: 500, body: { title: 'Server error' } } }],
    run: ({ classes, common }) =>
      failure(new classes.VideoUploader({ ...common, file: fileOf(1), retryStrategy: soon }).upload()),
    returns: { ...unexplained, status: 500, title: 'Server error' },
    requests: uploads('1/1 500', '1/1 500', '1/1 500', '1/1 500'),
  },
  {
    title: 'VideoUploader gives up after as many retries as it was told',
    faults: [{ match: {}, then: { status: 500, body: { title: 'Server error' } } }],
    run: ({ classes, common }) =>
      failure(new classes.VideoUploader({ ...common, file: fileOf(1), retries: 2 }).upload()),
    returns: { ...unexplained, status: 500, title: 'Server error' },
    requests: uploads('1/1 500', '1/1 500', '1/1 500'),
  },
  {
    title: 'VideoUploader tells its progress, with chunks counted from 1',
    run: async ({ classes, common }) => {
      const file = fileOf(6 * MiB);
      const steps = new Set<string>();
      const uploader = new classes.VideoUploader({ ...common, file, chunkSize: 5 * MiB });
      let [last, adds] = [0, true];
      uploader.onProgress((event) => {
        const { uploadedBytes, currentChunkUploadedBytes, ...step } = event;
        steps.add(JSON.stringify(Object.entries(step).sort()));
        adds &&= uploadedBytes === (step.currentChunk - 1) * 5 * MiB + currentChunkUploadedBytes;
        last = uploadedBytes;
      });
      await uploader.upload();
      return [...steps, adds, last >= file.size];
    },
    returns: [stepOf(1), stepOf(2), true, true],
    requests: uploads('1/2 201', '2/2 201'),
  },
  {
    title: 'VideoUploader finds the video playable',
    run: async ({ classes, common }) => {
      const uploader = new classes.VideoUploader({ ...common, file: fileOf(1000) });
      const playable = new Promise((resolve) => uploader.onPlayable(resolve));
      const video = await uploader.upload();
      return [await playable, JSON.stringify(await playable) === JSON.stringify(video)];
    },
    returns: [wholeVideo('holiday.mp4'), true],
    requests: uploads('1/1 201'),
  },
  {
    title: 'VideoUploader stops when it is canceled',
    faults: [{ match: {}, then: { hang: true } }],
    run: async ({ classes, common, wired }) => {
      const uploader = new classes.VideoUploader({ ...common, file: fileOf(1) });
      const failed = failure(uploader.upload());
      await wired.until(1);
      uploader.cancel();
      return failed;
    },
    returns: { ...unexplained, reason: 'ABORTED' },
    requests: uploads('1/1 no answer'),
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
      const file = fileOf(1);
      return Promise.resolve([
        refused({ file }),
        refused(common),
        refused({ ...common, file, chunkSize: 5 * MiB - 1 }),
        refused({ ...common, file, chunkSize: 128 * MiB + 1 }),
        refused({ ...common, file, chunkSize: 128 * MiB }),
        refused({ ...common, file, chunkSize: 0 }),
        refused({ ...common, file, chunkSize: NaN }),
        refused({ ...common, file, retries: Infinity }),
        refused({ accessToken: 'a', file }),
        refused({ ...common, file, origin: { sdk: { name: 'no spaces', version: '1' } } }),
        refused({ ...common, file, origin: { application: { name: 'mine', version: 'v1' } } }),
      ]);
    },
    returns: [true, true, true, true, false, false, false, false, true, true, true],
    requests: [],
  },
];

describe('VideoUploader, as the old one', () => {
  compareSides(cases);
});
