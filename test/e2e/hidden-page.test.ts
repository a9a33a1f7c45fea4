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

/** What runs in the page: composes screen and camera, and counts the pictures of both. */
const scene = `
  import { compose } from './src/record/compose.ts';
  import { openSource } from './src/record/source.ts';

  export async function begin(by) {
    const [screen] = (await openSource('screen')).getVideoTracks();
    const [camera] = (await openSource('camera')).getVideoTracks();
    Object.assign(globalThis, { camera, track: compose(screen, camera, { by }).track });
  }

  export async function count(enough, patience) {
    let composed = 0;
    const came = frames(track, (count) => (composed = count) === enough);
    await Promise.race([came, frames(camera, (count) => count === patience)]);
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

/** How many pictures a composition gives in a hidden page, until it is `enough`, or its camera has given `patience`. */
async function picturesWhileHidden(
  by: 'frames' | 'canvas',
  { enough, patience }: { readonly enough: number; readonly patience: number },
): Promise<number> {
  const page: PlainPage = await openPlainPage(`${server.url}/index.html`);
  try {
    await page.evaluate(`scene.begin('${by}')`);
    await page.hide();
    return Number(await page.evaluate(`scene.count(${enough}, ${patience})`));
  } finally {
    await page.close();
  }
}

test('screen and camera go on together in a hidden page', { timeout }, async () => {
  // A busy machine leaves pictures out, but never nine of ten.
  const pictures = await picturesWhileHidden('frames', { enough: 30, patience: 300 });

  assert.equal(pictures, 30);
});

test('composed on a canvas they stand still, as it says of itself', { timeout }, async () => {
  const pictures = await picturesWhileHidden('canvas', { enough: 30, patience: 40 });

  assert.ok(pictures <= 10, `${pictures} pictures, while the camera gave 40`);
});
