import { expect, fixture } from '@open-wc/testing';
import { LitElement } from 'lit';
import '../../components/recorder/define.js';
import '../../components/uploader/define.js';
import { ApiVideoRecorder } from '../../components/recorder/recorder.js';
import { UploadQueue } from '../../components/uploader/upload-queue.js';
import { ApiVideoUploader } from '../../components/uploader/uploader.js';
import { complaintsOf, pageValues, watchErrors } from '../helpers/bad-input.js';
import { openEmulator, type TestEmulator } from '../helpers/emulator.js';
import { labels, recorderScene } from '../helpers/recorder-scene.js';
import { button, openUploader } from '../helpers/uploader-scene.js';

type Method = (...args: readonly unknown[]) => unknown;

/** Called by the browser or by lit, never by a page. */
const inner = /^(constructor|.+Callback)$/;
/** The browser's own, which refuses what it always does. */
const native = new Set(['setCustomValidity', 'focus']);
const isLits = (name: string): boolean => name in LitElement.prototype;

/** The methods that a class itself has for pages. */
function methodsOf({ prototype }: { readonly prototype: object }): readonly string[] {
  return Object.entries(Object.getOwnPropertyDescriptors(prototype))
    .filter(([name, { value }]) => typeof value === 'function' && !inner.test(name) && !isLits(name))
    .map(([name]) => name)
    .filter((name) => !native.has(name));
}

const call = (object: object, name: string, value: unknown): unknown =>
  (Reflect.get(object, name) as Method).call(object, value);

const film = (name: string): File => new File(['some bytes'], name, { type: 'video/mp4' });

/** Mean all, as no argument does. */
const { null: nothing, ...noUploads } = pageValues;

/** A lit element that does no more than to be a queue's host. */
class QueueHost extends LitElement {
  readonly queue = new UploadQueue(this, { noAuto: true, multiple: true });
}
customElements.define('bad-input-queue-host', QueueHost);

describe('methods, given what makes no sense', () => {
  let emulator: TestEmulator;
  before(async () => (emulator = await openEmulator()));
  after(() => emulator.close());

  for (const name of methodsOf(ApiVideoUploader)) {
    it(`<apivideo-uploader> bears it in \`${name}\`, and loses no file`, async () => {
      const watch = watchErrors();
      const uploader = await openUploader(emulator, { noAuto: true, multiple: true });
      uploader.addFiles([film('one.mp4'), film('two.mp4')]);
      await uploader.updateComplete;

      const complaints = await complaintsOf(noUploads, async (value) => {
        try {
          await call(uploader, name, value);
        } finally {
          await uploader.updateComplete;
        }
      });

      expect(complaints).to.deep.equal([]);
      if (name !== 'reset')
        expect(uploader.uploads.map(({ file }) => file.name)).to.deep.equal(['one.mp4', 'two.mp4']);
      uploader.reset();
      await uploader.updateComplete;
      expect(button(uploader, 'choose-button').disabled).to.equal(false);
      expect(await watch.escaped()).to.deep.equal([]);
    });
  }

  it('tells `addFiles` with anything but files apart, and takes none of the batch', async () => {
    const uploader = await openUploader(emulator, { noAuto: true, multiple: true });

    for (const batch of [
      null,
      5,
      'film.mp4',
      {},
      [film('one.mp4'), 'two.mp4'],
      [new Blob(['no name'])],
      [null],
    ]) {
      let thrown: unknown;
      try {
        uploader.addFiles(batch as unknown as File[]);
      } catch (error) {
        thrown = error;
      }
      const said = JSON.stringify(batch);
      expect(thrown, said).to.have.property('name', 'ApiVideoError');
      expect(thrown, said).to.have.property('code', 'invalid-option');
    }

    expect(uploader.uploads).to.have.length(0);
  });

  for (const name of methodsOf(UploadQueue)) {
    it(`an upload queue bears it in \`${name}\`, and loses no file`, async () => {
      const watch = watchErrors();
      const { queue } = await fixture<QueueHost>(document.createElement('bad-input-queue-host'));
      queue.add([{ file: film('one.mp4') }]);

      const complaints = [
        ...(await complaintsOf(name === 'start' ? {} : noUploads, (value) => call(queue, name, value))),
        ...(name === 'add'
          ? await complaintsOf(noUploads, (value) =>
              queue.add([{ file: value as File }, value as { file: File }]),
            )
          : []),
      ];

      expect(complaints).to.deep.equal([]);
      if (name !== 'reset') expect(queue.uploads).to.have.length(1);
      queue.reset();
      expect(await watch.escaped()).to.deep.equal([]);
    });
  }

  for (const name of methodsOf(ApiVideoRecorder)) {
    it(`<apivideo-recorder> bears it in \`${name}\``, async () => {
      const watch = watchErrors();
      const { recorder, source } = await recorderScene({}, emulator);

      const complaints = await complaintsOf(
        { ...noUploads, nothing: nothing ?? (() => null) },
        async (value) => {
          try {
            await call(recorder, name, value);
          } finally {
            recorder.cancel();
            await recorder.updateComplete;
          }
        },
      );

      expect(complaints).to.deep.equal([]);
      expect(labels(recorder)).not.to.have.length(0);
      recorder.close();
      source.stop();
      expect(await watch.escaped()).to.deep.equal([]);
    });
  }
});
