import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { build } from 'esbuild';
import { Keeper } from '../helpers/keeper.js';
import { openPlainPage, type PlainPage } from '../helpers/plain-page.js';
import { serveFolder, type StaticServer } from '../helpers/static-server.js';
import { temporaryFolder } from '../helpers/temporary-folder.js';

const timeout = 60_000;

const keeper = new Keeper();
let server: StaticServer;

/** What runs in the page: composes screen and camera, and counts pictures while the camera gives forty. */
const scene = `
  import { compose } from './src/record/compose.ts';
  import { openSource } from './src/record/source.ts';

  export async function begin(by) {
    const [screen] = (await openSource('screen')).getVideoTracks();
    const [camera] = (await openSource('camera')).getVideoTracks();
    Object.assign(globalThis, { camera, track: compose(screen, camera, { by }).track });
  }

  export async function count() {
    let composed = 0;
    void frames(track, (count) => (composed = count) < 0);
    await frames(camera, (count) => count === 40);
    return composed;
  }

  async function frames(track, enough) {
    const reader = new MediaStreamTrackProcessor({ track }).readable.getReader();
    for (let count = 1; ; count++) {
      const { value, done } = await reader.read();
      value?.close();
      if (done || enough(count)) return;
    }
  }
`;

before(async () => {
  const { outputFiles } = await build({
    stdin: { contents: scene, resolveDir: '.' },
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'scene',
  });
  const folder = keeper.keep(temporaryFolder());
  server = keeper.keep(
    await serveFolder(folder.path, {
      '/index.html': '<!doctype html><script src="/scene.js"></script>',
      '/scene.js': outputFiles[0]?.text ?? '',
    }),
  );
});

after(() => keeper.close());

/** How many pictures a composition gives in a hidden page, while its camera gives forty. */
async function picturesWhileHidden(by: 'frames' | 'canvas'): Promise<number> {
  const page: PlainPage = await openPlainPage(`${server.url}/index.html`);
  try {
    await page.evaluate(`scene.begin('${by}')`);
    await page.hide();
    return Number(await page.evaluate('scene.count()'));
  } finally {
    await page.close();
  }
}

test('screen and camera go on together in a hidden page', { timeout }, async () => {
  const pictures = await picturesWhileHidden('frames');

  assert.ok(pictures >= 30, `${pictures} of 40 pictures`);
});

test('composed on a canvas they stand still, as it says of itself', { timeout }, async () => {
  const pictures = await picturesWhileHidden('canvas');

  assert.ok(pictures <= 10, `${pictures} of 40 pictures`);
});
