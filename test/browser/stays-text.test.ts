import { expect } from '@open-wc/testing';
import '../../components/recorder/define.js';
import type { Fault } from '../../src/emulator/index.js';
import { recordsVideo } from '../helpers/abilities/records-video.js';
import { where } from '../helpers/abilities/where.js';
import { openEmulator, sha256, type TestEmulator } from '../helpers/emulator.js';
import { videoFile } from '../helpers/files.js';
import { recordedChunks } from '../helpers/recorded-chunks.js';
import { recorderScene, textOf, until, when as whenRecorder } from '../helpers/recorder-scene.js';
import { fault } from '../helpers/upload.js';
import { openUploader, row, said, settled, when } from '../helpers/uploader-scene.js';
import { alarm, markup, watchMarkup } from '../helpers/watch-markup.js';

const [image] = markup;

/** Names that files may have, on some system or by some script. */
const names: Readonly<Record<string, string>> = {
  ...Object.fromEntries(markup.map((text, index) => [`markup ${index + 1}`, `${text}.mp4`])),
  'letters that turn the line around': '\u202Egnp.4pm\u2066\u200F.mp4',
  'a NUL': 'a\u0000b.mp4',
  'ends of lines': 'a\r\nContent-Type: text/html\r\n\r\nb\u2028c.mp4',
  '5,000 letters': `${'long '.repeat(1000)}.mp4`,
  'steps of a path': '../../..\\..\\etc/passwd.mp4',
  'pictures of people': '👩‍👩‍👧‍👦🏳️‍🌈e\u0301.mp4',
  'half a letter': '\uD800half\uDC00.mp4',
  'a quote and a semicolon': 'a"; name="videoId"; x=".mp4',
  'a name of the language': '__proto__.mp4',
  'nothing but spaces': '   .mp4',
};

const problem = (text: string, status = 400): Fault['then'] => ({
  status,
  headers: { 'X-Request-Id': 'r1' },
  body: {
    type: `https://docs.api.video/${text}`,
    title: text,
    detail: text,
    name: text,
    status: text,
    problems: [{ title: text, detail: text, name: text }],
    [text]: text,
  },
});

/** What a server, or whatever answers in its place, may say; and what the page is then told. */
const answers: readonly { readonly what: string; readonly then: Fault['then']; readonly code: string }[] = [
  ...markup.map((text) => ({ what: `a problem that says ${text}`, then: problem(text), code: 'http' })),
  { what: 'a refusal', then: problem(image, 401), code: 'unauthorized' },
  { what: 'an unknown video', then: problem(image, 404), code: 'not-found' },
  { what: 'a failure', then: problem(image, 500), code: 'http' },
  { what: 'too many requests', then: problem(image, 429), code: 'rate-limited' },
  { what: 'a page', then: { status: 200, body: `<!doctype html><h1>${image}` }, code: 'bad-answer' },
  { what: 'a page about a fault', then: { status: 403, body: image }, code: 'bad-answer' },
  {
    what: 'a content type that is markup',
    then: { status: 404, body: 'x', headers: { 'Content-Type': image } },
    code: 'bad-answer',
  },
  { what: 'a list', then: { status: 400, body: [image] }, code: 'bad-answer' },
  {
    what: 'fields of other types',
    then: { status: 400, body: { title: [image], detail: {} } },
    code: 'http',
  },
  { what: 'a long sentence', then: problem(image.repeat(20_000)), code: 'http' },
];

describe('text from elsewhere', () => {
  let emulator: TestEmulator;

  beforeEach(async () => {
    emulator = await openEmulator();
  });
  afterEach(() => emulator.close());

  for (const [what, name] of Object.entries(names)) {
    it(`stays text in the uploader as a file's name: ${what}`, async () => {
      const file = videoFile({ bytes: 1000, name });
      const uploader = await openUploader(emulator);
      const watch = watchMarkup(uploader);

      const sent = when(uploader, 'upload-success');

      uploader.addFiles([file]);
      await sent;
      await uploader.updateComplete;

      const label = row(uploader, 0).querySelector('[part=file-name]');
      expect(label?.textContent).to.equal(file.name);

      const { videos } = await emulator.look();
      expect(videos.map((video) => video.sha256)).to.deep.equal([await sha256(file)]);
      await watch.assertText();
      watch.end();
    });
  }

  it('stays text in the uploader as the name of a file that is not taken', async () => {
    const uploader = await openUploader(emulator, { multiple: true });
    const watch = watchMarkup(uploader);
    const files = Object.values(names).map((name) => new File(['x'], `${name}.txt`, { type: 'text/html' }));

    for (const file of files) {
      const rejected = when(uploader, 'file-reject');
      uploader.addFiles([file]);
      expect((await rejected).detail.message).to.contain(file.name);
      await uploader.updateComplete;
      expect(uploader.shadowRoot?.querySelector('[part=message]')?.textContent).to.contain(file.name);
    }

    await watch.assertText();
    watch.end();
  });

  for (const { what, then, code } of answers) {
    it(`stays text in the uploader as an answer: ${what}`, async () => {
      const uploader = await openUploader(emulator, { retries: 0 });
      const watch = watchMarkup(uploader);
      await emulator.setFaults([fault(then, {}, 1)]);
      const failed = when(uploader, 'upload-error');

      uploader.addFiles([videoFile({ name: `${image}.mp4` })]);
      const { detail } = await failed;
      await uploader.updateComplete;

      expect(detail.error.code).to.equal(code);
      expect(row(uploader, 0).querySelector('[part=status]')?.textContent.trim()).to.not.equal('');
      expect(said(uploader)).to.contain(`${image}.mp4`);
      await watch.assertText();
      watch.end();
    });
  }

  it('stays text in the uploader as a video', async () => {
    const uploader = await openUploader(emulator);
    const watch = watchMarkup(uploader);
    const assets = {
      player: `javascript:${alarm}()`,
      iframe: image,
      hls: image,
      mp4: image,
      thumbnail: image,
    };
    const video = { videoId: image, title: image, description: image, assets };
    await emulator.setFaults([fault({ status: 201, body: video }, {}, 1)]);

    uploader.addFiles([videoFile()]);
    const { detail } = await when(uploader, 'upload-success');
    await settled(uploader);
    await uploader.updateComplete;

    expect([detail.video.videoId, uploader.value]).to.deep.equal([image, image]);
    await watch.assertText();
    watch.end();
  });

  for (const tag of ['apivideo-uploader', 'apivideo-recorder'] as const) {
    it(`stays text in <${tag}> as the value of any attribute, and of its texts`, async () => {
      const element = document.createElement(tag);
      const watch = watchMarkup(element);
      const { observedAttributes } = element.constructor as typeof HTMLElement & {
        readonly observedAttributes: readonly string[];
      };
      const shown = new Proxy({}, { get: () => image }) as typeof element.strings;

      document.body.append(element);
      for (const text of markup) {
        for (const name of [...observedAttributes, 'lang', 'dir', 'title', 'aria-label']) {
          element.setAttribute(name, text);
        }
        await element.updateComplete;
        await watch.assertText();
      }
      element.strings = shown;
      await element.updateComplete;
      await watch.assertText();

      element.remove();
      watch.end();
    });
  }
});

/** One answer for each code. */
const some = answers.filter(({ code }, index) => answers.findIndex((one) => one.code === code) === index);

where(recordsVideo).describe('text from elsewhere, while recording', () => {
  for (const { what, then, code } of some) {
    it(`stays text in the recorder as an answer: ${what}`, async () => {
      const scene = await recorderScene({ videoName: `${image}.webm`, timeslice: 200 });
      const { recorder, emulator } = scene;
      const watch = watchMarkup(recorder);
      await emulator.setFaults([fault(then, {}, 1)]);
      const failed = whenRecorder(recorder, 'upload-error');
      const chunks = recordedChunks();

      await recorder.start();
      await until(recorder, () => chunks.length > 1);
      const stopped = recorder.stop().catch((error: unknown) => error);
      const { detail } = await failed;
      await stopped;
      await recorder.updateComplete;

      expect(detail.error.code).to.equal(code);
      expect(textOf(recorder)).to.not.contain(alarm);
      await watch.assertText();
      watch.end();
      recorder.remove();
      await scene.close();
    });
  }
});
