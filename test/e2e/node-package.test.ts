import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { startEmulator, type Emulator } from '../../src/emulator/index.js';
import { randomBytes } from '../helpers/files.js';
import { Keeper } from '../helpers/keeper.js';
import { onlyVideo } from '../helpers/received.js';
import { run, succeed } from '../helpers/run.js';
import { temporaryFolder } from '../helpers/temporary-folder.js';
import { sha256 } from '../node/emulator-fixture.js';

const timeout = 60_000;
const typescript = resolve('node_modules', 'typescript', 'bin', 'tsc');
const keeper = new Keeper();
const folder = keeper.keep(temporaryFolder());
const content = Buffer.from(randomBytes(6_000_000));
let emulator: Emulator;

before(preparePackage, { timeout: 120_000 });

/** An empty folder, with the tarball, and a script by which programs there take the emulator for api.video. */
async function preparePackage(): Promise<void> {
  const packing = ['pack', '--ignore-scripts', '--json', '--pack-destination', folder.path];
  const { stdout } = await succeed('npm', packing, '.');
  const [{ filename }] = JSON.parse(stdout) as [{ filename: string }];
  await succeed('npm', ['init', '-y'], folder.path);
  await succeed('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', filename], folder.path);
  emulator = keeper.keep(await startEmulator({ ffmpeg: false }));
  writeFileSync(
    join(folder.path, 'detour.mjs'),
    `const { fetch } = globalThis;
    globalThis.fetch = (url, init) => fetch(url.replace('https://ws.api.video', '${emulator.url}'), init);`,
  );
  writeFileSync(join(folder.path, 'my-video-file.mp4'), content);
}

beforeEach(() => emulator.reset());

after(() => keeper.close());

/** The sample of the official client's README, as it stands there, but for the package's name. */
const sample = `
(async () => {
    try {
        const client = new ApiVideoClient({ apiKey: "YOUR_API_KEY" });

        // create a video
        const videoCreationPayload = {
            title: "Maths video", // The title of your new video.
            description: "A video about string theory.", // A brief description of your video.
        };
        const video = await client.videos.create(videoCreationPayload);

        // upload a video file into the video container
        await client.videos.upload(video.videoId, "my-video-file.mp4");
    } catch (e) {
        console.error(e);
    }
})();
`;

for (const [file, first] of [
  ['sample.cjs', "const ApiVideoClient = require('apivideo-kit/node');"],
  ['sample.mjs', "import ApiVideoClient from 'apivideo-kit/node';"],
] as const) {
  test(
    `the official client's sample runs with the package's name changed: ${first}`,
    { timeout },
    async () => {
      writeFileSync(join(folder.path, file), (first + sample).replace('YOUR_API_KEY', emulator.apiKey));
      const detour = pathToFileURL(join(folder.path, 'detour.mjs')).href;

      const finished = await run(process.execPath, ['--import', detour, file], folder.path);

      assert.deepEqual(finished, { code: 0, stdout: '', stderr: '' });
      assert.equal(onlyVideo(emulator).sha256, sha256(content));
    },
  );
}

const use = `
const client = new ApiVideoClient({ apiKey: 'k', environment: 'sandbox' });
const error: unknown = undefined;
if (error instanceof ApiVideoError) error.status satisfies number | undefined;
export async function use(): Promise<Video> {
  for await (const video of client.videos.list({ tags: ['a'] })) video.videoId satisfies string;
  const page: Page<Video> = await client.videos.list();
  page.data[0]?.title satisfies string | undefined;
  verifyWebhook('', '', '') satisfies boolean;
  const task: UploadTask = client.videos.upload('vi1', 'film.mp4');
  // @ts-expect-error
  client.videos.create({ titel: 'x' });
  return task;
}
export const made: ApiVideoClient = client;
`;
const names = '{ ApiVideoError, verifyWebhook, type Page, type UploadTask, type Video }';

/** The ways to import, each with the file that it is for. */
const ways = {
  named: [
    'a.mts',
    `import { ApiVideoClient } from 'apivideo-kit/node'; import ${names} from 'apivideo-kit/node';`,
  ],
  default: [
    'b.mts',
    `import ApiVideoClient from 'apivideo-kit/node'; import ${names} from 'apivideo-kit/node';`,
  ],
  'named, as CommonJS': [
    'c.cts',
    `import { ApiVideoClient } from 'apivideo-kit/node'; import ${names} from 'apivideo-kit/node';`,
  ],
  'default, as CommonJS': [
    'd.cts',
    `import ApiVideoClient from 'apivideo-kit/node'; import ${names} from 'apivideo-kit/node';`,
  ],
  require: [
    'e.cts',
    `import ApiVideoClient = require('apivideo-kit/node'); import ${names} from 'apivideo-kit/node';`,
  ],
} as const;

for (const [module, moduleResolution] of [
  ['esnext', 'bundler'],
  ['node16', 'node16'],
  ['nodenext', 'nodenext'],
] as const) {
  for (const esModuleInterop of [true, false]) {
    const title = `TypeScript understands it under ${moduleResolution}, ${esModuleInterop ? 'with' : 'without'} esModuleInterop`;

    test(title, { timeout }, async () => {
      const chosen = Object.entries(ways).filter(([way]) => module !== 'esnext' || way !== 'require');
      for (const [, [file, first]] of chosen) writeFileSync(join(folder.path, file), first + use);
      const compilerOptions = {
        module,
        moduleResolution,
        esModuleInterop,
        allowSyntheticDefaultImports: esModuleInterop,
        ignoreDeprecations: '6.0', // of going without
        target: 'es2022',
        strict: true,
        exactOptionalPropertyTypes: true,
        skipLibCheck: false,
        noEmit: true,
        types: ['node'],
        typeRoots: [resolve('node_modules', '@types')],
      };
      const project = join(folder.path, `${module}-${String(esModuleInterop)}.json`);
      writeFileSync(project, JSON.stringify({ compilerOptions, files: chosen.map(([, [file]]) => file) }));

      const finished = await run(process.execPath, [typescript, '-p', project], folder.path);

      assert.deepEqual(finished, { code: 0, stdout: '', stderr: '' });
    });
  }
}

test('what TypeScript makes of each import runs', { timeout }, async () => {
  const compilerOptions = {
    module: 'node16',
    target: 'es2022',
    esModuleInterop: true,
    types: [],
    outDir: 'out',
  };
  const files = Object.values(ways).map(([file, first]) => {
    writeFileSync(
      join(folder.path, file),
      `${first}\nconsole.log(typeof new ApiVideoClient().videos.get, new ApiVideoError('http', '').name, typeof verifyWebhook);`,
    );
    return file;
  });
  writeFileSync(
    join(folder.path, 'out.json'),
    JSON.stringify({ compilerOptions: { ...compilerOptions, noCheck: true }, files }),
  );
  await succeed(process.execPath, [typescript, '-p', 'out.json'], folder.path);

  for (const file of files) {
    const built = join('out', file.replace('ts', 'js'));
    const finished = await run(process.execPath, [built], folder.path);
    assert.deepEqual(finished, { code: 0, stdout: 'function ApiVideoError function\n', stderr: '' }, built);
  }
});
