import { expect } from '@open-wc/testing';
import { recordsVideo } from '../helpers/abilities/records-video.js';
import { where } from '../helpers/abilities/where.js';
import { writesFiles } from '../helpers/abilities/writes-files.js';
import { openEmulator, type TestEmulator } from '../helpers/emulator.js';
import { videoFile } from '../helpers/files.js';
import {
  button,
  drag,
  openUploader,
  paste,
  said,
  settled,
  transfer,
  when,
} from '../helpers/uploader-scene.js';
import { filesInFolder } from '../../components/uploader/files-in-folder.js';

describe('how <apivideo-uploader> comes to its files', () => {
  let emulator: TestEmulator;

  beforeEach(async () => {
    emulator = await openEmulator();
  });

  afterEach(() => emulator.close());

  it('knows while files hover over it, whatever within it they pass', async () => {
    const uploader = await openUploader(emulator);
    const data = transfer(videoFile());
    const inner = button(uploader, 'choose-button');
    const isHovered = async () => {
      await uploader.updateComplete;
      return uploader.matches(':state(dragging)');
    };

    drag(uploader, 'dragenter', data);
    expect(await isHovered()).to.equal(true);
    drag(inner, 'dragenter', data);
    drag(uploader, 'dragleave', data);
    expect(await isHovered()).to.equal(true);
    await expect(uploader).to.be.accessible();
    drag(inner, 'dragleave', data);

    expect(await isHovered()).to.equal(false);
    expect(uploader.matches(':state(idle)')).to.equal(true);
  });

  it('leaves drops alone with `no-drop`, without files, and while disabled', async () => {
    const uploader = await openUploader(emulator, { noDrop: true });
    const text = new DataTransfer();
    text.setData('text/plain', 'hello');

    drag(uploader, 'drop', transfer(videoFile()));
    uploader.noDrop = false;
    drag(uploader, 'drop', text);
    uploader.disabled = true;
    drag(uploader, 'drop', transfer(videoFile()));

    expect(uploader.uploads).to.have.length(0);
  });

  it('takes what is pasted into it, or into the page where nothing else wants it', async () => {
    const uploader = await openUploader(emulator, { multiple: true, noAuto: true });
    const field = document.createElement('textarea');
    document.body.append(field);

    const inside = paste(button(uploader, 'choose-button'), transfer(videoFile()));
    paste(document.body, transfer(videoFile()));
    const elsewhere = paste(field, transfer(videoFile()));

    expect(uploader.uploads).to.have.length(2);
    expect(inside.defaultPrevented).to.equal(true);
    expect(elsewhere.defaultPrevented).to.equal(false);
    field.remove();
  });

  it('takes no paste with `no-paste`, nor one that another uploader has taken', async () => {
    const first = await openUploader(emulator, { noAuto: true });
    const second = await openUploader(emulator, { noAuto: true });

    paste(document.body, transfer(videoFile()));
    expect([first, second].map(({ uploads }) => uploads.length)).to.deep.equal([1, 0]);
    second.noPaste = true;
    paste(button(second, 'choose-button'), transfer(videoFile()));

    expect(second.uploads).to.have.length(0);
  });

  it('judges the picker, a drop and a paste by the same rules, by type or by extension', async () => {
    const uploader = await openUploader(emulator, {
      multiple: true,
      noAuto: true,
      accept: 'video/quicktime',
    });
    const input = uploader.shadowRoot?.querySelector('input');
    const clip = () => new File(['x'], 'clip.MOV'); // without a type, as some systems have it
    const other = () => videoFile({ name: 'clip.mp4' });
    if (!input) throw new Error('There is no input.');
    expect(input.accept).to.equal('video/quicktime');
    expect(input.multiple).to.equal(true);

    drag(uploader, 'drop', transfer(clip(), other()));
    paste(uploader, transfer(clip(), other()));
    input.files = transfer(clip(), other()).files;
    input.dispatchEvent(new Event('change'));
    uploader.addFiles([clip(), other()]);

    const names = uploader.uploads.map(({ file }) => file.name);
    expect(names).to.deep.equal(['clip.MOV', 'clip.MOV', 'clip.MOV', 'clip.MOV']);
  });

  it('hands `capture` to the picker, which phones answer with their camera', async () => {
    const uploader = await openUploader(emulator, { capture: 'environment' });
    const input = uploader.shadowRoot?.querySelector('input');

    expect(input?.getAttribute('capture')).to.equal('environment');
    expect(button(uploader, 'choose-button').textContent.trim()).to.equal('Record a video');
    await expect(uploader).to.be.accessible();
  });

  where(recordsVideo).it('refuses a video that lasts too long before a byte of it has left', async () => {
    const uploader = await openUploader(emulator, { maxDuration: 1 });
    const rejected = when(uploader, 'file-reject');

    uploader.addFiles([await recording(2500)]);
    const { detail } = await rejected;
    await uploader.updateComplete;

    expect(detail.code).to.equal('file-too-long');
    expect(detail.message).to.contain('longer than 1 sec');
    expect(said(uploader)).to.contain('longer than 1 sec');
    expect(uploader.uploads).to.have.length(0);
    expect((await emulator.look()).requests).to.have.length(0);
  });

  where(recordsVideo).it('takes a short one, and one that no browser can tell the length of', async () => {
    const uploader = await openUploader(emulator, { maxDuration: 60, multiple: true });

    uploader.addFiles([videoFile({ name: 'noise.mp4' }), await recording(300)]);
    await settled(uploader);

    expect(uploader.state).to.equal('completed');
  });

  where(writesFiles).it(
    'finds the files in folders, in folders of folders too, and leaves hidden ones',
    async () => {
      const root = await navigator.storage.getDirectory();
      const folder = await root.getDirectoryHandle('trip', { create: true });
      const inner = await folder.getDirectoryHandle('day 2', { create: true });
      for (const [parent, name] of [
        [folder, 'b.mp4'],
        [folder, '.DS_Store'],
        [inner, 'a.mp4'],
      ] as const) {
        const writing = await (await parent.getFileHandle(name, { create: true })).createWritable();
        await writing.write('video');
        await writing.close();
      }

      const found = await filesInFolder(folder);

      expect(found.map(({ file }) => file.name)).to.deep.equal(['b.mp4', 'a.mp4']);
      expect(found.every(({ handle }) => handle)).to.equal(true);
      await root.removeEntry('trip', { recursive: true });
    },
  );
});

/** A picture that moves, recorded for so many milliseconds. */
async function recording(milliseconds: number): Promise<File> {
  const canvas = Object.assign(document.createElement('canvas'), { width: 64, height: 64 });
  const context = canvas.getContext('2d');
  const recorder = new MediaRecorder(canvas.captureStream(25), { mimeType: 'video/webm' });
  const chunks: Blob[] = [];
  recorder.addEventListener('dataavailable', ({ data }) => chunks.push(data));
  const stopped = new Promise((resolve) => recorder.addEventListener('stop', resolve));

  recorder.start();
  const end = performance.now() + milliseconds;
  while (performance.now() < end) {
    context?.fillRect(Math.random() * 64, Math.random() * 64, 9, 9);
    await new Promise(requestAnimationFrame);
  }
  recorder.stop();
  await stopped;
  return new File(chunks, 'recorded.webm', { type: 'video/webm' });
}
