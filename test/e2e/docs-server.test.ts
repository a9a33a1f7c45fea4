import assert from 'node:assert/strict';
import { ApiVideoClient } from '../../src/node/index.js';
import { ApiVideoClient as PageClient } from '../../src/index.js';
import { docsScene, withElements } from '../helpers/docs-scene.js';
import { testSamples, type Uses } from '../helpers/docs-samples.js';
import { runSample, withKey } from '../helpers/node-sample.js';
import { onlyVideo } from '../helpers/received.js';
import { moduleOf } from '../helpers/site-page.js';

const scene = docsScene();
const content = Buffer.alloc(6_000_000, 'video');
const file = { name: 'holiday.mp4', mimeType: 'video/mp4', buffer: content };

/** Calls the hook as the service does, and once as somebody else would. Prints both answers. */
const callHook = (address: string): string => `
  import { signWebhook } from 'apivideo-kit/node';
  const body = JSON.stringify({
    type: 'video.encoding.quality.completed', emittedAt: new Date().toISOString(), videoId: 'vi1', quality: '720p',
  });
  for (const signed of [signWebhook(body, secret), 'forged']) {
    const headers = { 'Content-Type': 'application/json', 'X-Api-Video-Signature': signed };
    const answer = await ${address}({ method: 'POST', body, headers });
    console.log(answer.status);
  }`;

/** The endpoints are what `frameworks-docs.test.ts` finds in the examples, which are used in a browser. */
const ofExamples = (names: readonly string[]): Uses =>
  Object.fromEntries(names.map((name) => [name, () => Promise.resolve()]));

testSamples('docs/tokens.md', {
  ...ofExamples([
    'react-vite/server.js',
    'vue/server.js',
    'next/app/api/upload-token/route.ts',
    'svelte/api/upload-token.js',
  ]),

  provider: async (t, { code }) => {
    const { page } = await scene.open(t, `<apivideo-uploader></apivideo-uploader>${withElements(code)}`);
    const reasons: (string | null)[] = [];
    await page.route('**/my-server/upload-token?*', async (route) => {
      reasons.push(new URL(route.request().url()).searchParams.get('reason'));
      await route.fulfill({ body: `${scene.emulator.createUploadToken().token}\n` });
    });
    scene.emulator.faults = [
      { match: { part: 2 }, times: 1, then: { status: 401, body: { title: 'Expired.' } } },
    ];

    await page.locator('apivideo-uploader input').setInputFiles(file);
    await page.getByText('Uploaded ·').waitFor();

    assert.deepEqual(reasons, ['start', 'expired']);
    assert.equal(onlyVideo(scene.emulator).bytes, content.length);
  },

  beforehand: async (t, { code }) => {
    const { emulator } = scene;

    const { stdout } = await runSample(t, withKey(code, emulator));
    const { videoId, token } = JSON.parse(stdout) as { readonly videoId: string; readonly token: string };
    const client = new PageClient({ uploadToken: token, baseUri: emulator.url });
    await client.upload(new File([content], 'holiday.mp4'), { videoId });

    const video = onlyVideo(emulator);
    assert.deepEqual([video.videoId, video.title, video.complete], [videoId, 'Application of Ada', true]);
  },
});

testSamples('docs/private-videos.md', {
  create: async (t, { code }) => {
    const files = { 'film.mp4': 'film' };

    const { stdout, stderr } = await runSample(t, withKey(code, scene.emulator), { files });

    assert.equal(stderr, '');
    const [player = '', privateToken = ''] = stdout.trim().split(' ');
    assert.match(privateToken, /^[0-9a-f-]{36}$/);
    assert.equal((await fetch(player)).status, 200);
  },

  play: async (t, { code }) => {
    const { apiKey, url } = scene.emulator;
    const client = new ApiVideoClient({ apiKey, baseUri: url });
    const { videoId } = await client.videos.create({ title: 'Secret', public: false });
    await client.videos.upload(videoId, Buffer.from('film'));
    const { assets } = await client.videos.get(videoId);
    const privateToken = new URL(assets?.hls ?? '').pathname.split('/')[4];
    const look = 'console.log((await fetch(film.src)).status, (await fetch(film.poster)).status);';

    const { told } = await scene.open(t, `<video></video>${moduleOf(`${code}\n${look}`)}`, {
      answers: { '/my-server/private-video': JSON.stringify({ videoId, privateToken }) },
    });

    await told((text) => text === '200 200');
  },
});

testSamples('docs/webhooks.md', {
  register: async (t, { code }) => {
    const { stdout, stderr } = await runSample(t, withKey(code, scene.emulator));

    assert.equal(stderr, '');
    assert.match(stdout, /^webhook_\S+ \S{20,}\n$/);
  },

  express: async (t, { code }) => {
    const serve = `
      app.set('env', 'test'); // or Express prints the error of what is forged
      const server = app.listen(0);
      ${callHook('((init) => fetch(`http://127.0.0.1:${server.address().port}/hook`, init))')}
      server.closeAllConnections();
      server.close();`;

    const finished = await runSample(t, withSecret(code) + serve, { packages: ['express'] });

    assert.deepEqual(finished, { code: 0, stdout: 'vi1 720p\n202\n500\n', stderr: '' });
  },

  fastify: async (t, { code }) => {
    const serve = `
      const address = await app.listen();
      ${callHook('((init) => fetch(`${address}/hook`, init))')}
      await app.close();`;

    const finished = await runSample(t, withSecret(code) + serve, { packages: ['fastify'] });

    assert.deepEqual(finished, { code: 0, stdout: 'vi1 720p\n202\n500\n', stderr: '' });
  },

  route: async (t, { code }) => {
    const serve = callHook("((init) => POST(new Request('https://page.example/hook', init)))");

    const finished = await runSample(t, withSecret(code) + serve);

    assert.deepEqual(finished, { code: 0, stdout: 'vi1 720p\n202\n400\n', stderr: '' });
  },
});

/** With what a reader has among the variables of the process. */
function withSecret(code: string): string {
  return code.replace('process.env.WEBHOOK_SECRET', "'sig_sec_0000000000000000000000'");
}
