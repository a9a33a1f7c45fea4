import { expect } from '@open-wc/testing';
import { spy } from 'sinon';
import { openEmulator, type TestEmulator } from '../helpers/emulator.js';
import { videoFile } from '../helpers/files.js';
import { openUploader, row, settled } from '../helpers/uploader-scene.js';

const count = 60;

/** Numbers in what one update may write: the rows that move, two at a time, what all come to, and a word on it. */
const mostAtOnce = 20;

describe('<apivideo-uploader multiple> with many files', () => {
  let emulator: TestEmulator;

  beforeEach(async () => {
    emulator = await openEmulator();
  });

  afterEach(() => emulator.close());

  function many(): File[] {
    return Array.from({ length: count }, (_, index) =>
      videoFile({ bytes: 1000, name: `clip ${index + 1}.mp4` }),
    );
  }

  it('writes the rows that have changed, and not all whenever one has', async () => {
    const uploader = await openUploader(emulator, { multiple: true });
    const numbers = spy(Intl, 'NumberFormat');
    let updates = 0;
    uploader.addController({ hostUpdated: () => updates++ });

    try {
      uploader.addFiles(many());
      await settled(uploader);
      await uploader.updateComplete;
      expect(numbers.callCount).to.be.at.most(count + mostAtOnce * updates);
    } finally {
      numbers.restore();
    }

    const told = uploader.uploads.map(
      (_, index) => row(uploader, index).querySelector('[part=status]')?.textContent,
    );
    expect(new Set(told)).to.deep.equal(new Set(['Uploaded · 1 kB']));
  });

  it('looks for rows to focus only when the focus was in one', async () => {
    const uploader = await openUploader(emulator, { multiple: true, noAuto: true });
    uploader.addFiles(many());
    await uploader.updateComplete;
    const { shadowRoot } = uploader;
    if (!shadowRoot) throw new Error('There is no shadow root.');
    const looks = spy(shadowRoot, 'querySelectorAll');

    uploader.requestUpdate();
    await uploader.updateComplete;
    expect(looks.callCount).to.equal(0);
    row(uploader, 1).querySelector('button')?.focus();
    looks.resetHistory();
    uploader.requestUpdate();
    await uploader.updateComplete;
    expect(looks.callCount).to.be.above(0);
  });

  it('adds up the parts of a file that is through once', async () => {
    const uploader = await openUploader(emulator, { multiple: true });
    uploader.addFiles(many().slice(0, 2));
    await settled(uploader);

    for (const upload of uploader.uploads) {
      expect(upload.progress).to.equal(upload.progress);
      expect(upload.progress.acceptedBytes).to.equal(1000);
    }
  });

  it('writes all rows anew in words of the page', async () => {
    const uploader = await openUploader(emulator, { multiple: true, noAuto: true });
    uploader.addFiles(many());
    await uploader.updateComplete;
    const told = () =>
      new Set(
        Array.from(uploader.shadowRoot?.querySelectorAll('[part=status]') ?? [], (line) => line.textContent),
      );
    expect(told()).to.deep.equal(new Set(['Ready to upload · 1 kB']));

    uploader.strings = { ready: 'Here it is' };
    await uploader.updateComplete;
    expect(told()).to.deep.equal(new Set(['Here it is · 1 kB']));
  });
});
