import { expect } from '@open-wc/testing';
import '../../components/recorder/define.js';
import type { ApiVideoRecorder } from '../../components/recorder/recorder.js';
import { RecordingSession, type RecoverableRecording } from '../../src/index.js';
import { recordsVideo } from '../helpers/abilities/records-video.js';
import { where } from '../helpers/abilities/where.js';
import { sha256 } from '../helpers/emulator.js';
import { press } from '../helpers/press.js';
import { recordedChunks } from '../helpers/recorded-chunks.js';
import {
  button,
  labels,
  recorderScene,
  textOf,
  until,
  when,
  type RecorderScene,
} from '../helpers/recorder-scene.js';

where(recordsVideo).describe('<apivideo-recorder review>', () => {
  let scene: RecorderScene;

  beforeEach(async () => {
    scene = await recorderScene({ review: true });
  });

  afterEach(() => scene.close());

  /** Records a take, until it can be watched. */
  async function take({ recorder }: RecorderScene): Promise<{ file: Blob; hash: string }> {
    const chunks = recordedChunks();
    await recorder.start();
    while (chunks.length < 2) await new Promise(requestAnimationFrame);
    const file = await recorder.stop();
    await until(recorder, () => recorder.state === 'review' && video(recorder)?.readyState === 4);
    return { file: file as Blob, hash: await sha256(new Blob(chunks)) };
  }

  function video(recorder: ApiVideoRecorder): HTMLVideoElement | null | undefined {
    return recorder.shadowRoot?.querySelector<HTMLVideoElement>('[part=review]');
  }

  it('shows the recording with its duration, and sends nothing before the person agrees', async () => {
    const { recorder, emulator } = scene;

    const { file } = await take(scene);
    const { requests } = await emulator.look();

    expect(file).to.be.instanceOf(File);
    expect(requests).to.have.length(0);
    expect(recorder.matches(':state(review)')).to.equal(true);
    expect(video(recorder)?.duration).to.be.within(0.5, 60);
    expect(recorder.validationMessage).to.not.equal('');
    await expect(recorder).to.be.accessible();
  });

  it('sends it on a click, byte for byte', async () => {
    const { recorder, emulator } = scene;
    const { hash } = await take(scene);

    const arrived = when(recorder, 'upload-success');
    button(recorder, 'Send it').click();
    const { detail } = await arrived;

    const { videos } = await emulator.look();
    expect(videos.map(({ videoId }) => videoId)).to.deep.equal([detail.video.videoId]);
    expect(videos[0]?.sha256).to.equal(hash);
    expect(recorder.state).to.equal('done');
    expect(recorder.value).to.equal(detail.video.videoId);
  });

  it('keeps each take until one is sent, and lets the person choose', async () => {
    const { recorder, emulator } = scene;
    const first = await take(scene);
    button(recorder, 'Record again').click();
    await until(recorder, () => recorder.state === 'ready');
    expect(labels(recorder)).to.include('Back to your recording');
    await take(scene);
    expect(textOf(recorder)).to.contain('Take 2 of 2');
    await expect(recorder).to.be.accessible();

    button(recorder, 'Previous take').click();
    await until(recorder, () => textOf(recorder).includes('Take 1 of 2'));
    await recorder.submit();

    const { videos } = await emulator.look();
    expect(videos.map(({ sha256: hash }) => hash)).to.deep.equal([first.hash]);
    expect(recorder.state).to.equal('done');
  });

  it('goes back to the take that waits, instead of making another', async () => {
    const { recorder } = scene;
    const { hash } = await take(scene);

    await recorder.retake();
    await recorder.updateComplete;
    button(recorder, 'Back to your recording').click();
    await until(recorder, () => recorder.state === 'review');
    await recorder.submit();

    expect((await scene.emulator.look()).videos[0]?.sha256).to.equal(hash);
  });

  it('keeps the first take when the second is dropped', async () => {
    const { recorder } = scene;
    const { hash } = await take(scene);
    await recorder.retake();
    await take(scene);

    button(recorder, 'Drop the recording').click();
    await recorder.updateComplete;
    button(recorder, 'Drop it').click();
    await until(recorder, () => video(recorder)?.readyState === 4);
    await recorder.submit();

    expect((await scene.emulator.look()).videos.map((one) => one.sha256)).to.deep.equal([hash]);
  });

  it('drops nothing before the person has said so twice', async () => {
    const { recorder } = scene;
    await take(scene);

    button(recorder, 'Drop the recording').focus();
    await press('Enter');
    await until(recorder, () => recorder.shadowRoot?.activeElement?.textContent.trim() === 'Keep it');
    await expect(recorder).to.be.accessible();
    await press('Escape');
    await until(recorder, () => recorder.shadowRoot?.activeElement === button(recorder, 'Send it'));

    expect(recorder.state).to.equal('review');
  });

  it('saves the recording as a file that plays', async () => {
    const { recorder } = scene;
    await take(scene);

    const file = await recorder.download();

    const player = document.createElement('video');
    player.src = URL.createObjectURL(file);
    await new Promise((resolve) => player.addEventListener('loadedmetadata', resolve));
    expect(file.name).to.match(/^recording-.*\.webm$/);
    expect(player.duration).to.be.within(0.5, 60);
    expect(labels(recorder)).to.include('Download');
    recorder.noDownload = true;
    await recorder.updateComplete;
    expect(labels(recorder)).to.not.include('Download');
  });

  it('lets it be saved also when sending has failed, and when it has arrived', async () => {
    const { recorder, emulator } = scene;
    await take(scene);
    await emulator.setFaults([{ match: { method: 'POST' }, times: 1, then: { status: 503 } }]);

    const failure = await recorder.submit().catch((error: unknown) => error);
    await recorder.updateComplete;
    const whenFailed = labels(recorder);
    await expect(recorder).to.be.accessible();
    await recorder.retry();
    await recorder.updateComplete;

    expect(failure).to.have.property('code', 'http');
    expect(whenFailed).to.include.members(['Try again', 'Download', 'Drop the recording']);
    expect(labels(recorder)).to.include.members(['Record another', 'Download']);
  });

  it('refuses what there is nothing for', async () => {
    const { recorder } = scene;

    const refusals = await Promise.allSettled([recorder.submit(), recorder.retake(), recorder.download()]);

    expect(
      refusals.map((one) => one.status === 'rejected' && (one.reason as { code: string }).code),
    ).to.deep.equal(['invalid-state', 'invalid-state', 'invalid-state']);
  });

  it('lets the browser keep takes that the element leaves behind', async () => {
    const { recorder, emulator } = scene;
    const { hash } = await take(scene);

    recorder.remove();
    const left = await leftFor(emulator.url);
    const { requests } = await emulator.look();
    await left.finish({ uploadToken: emulator.token, baseUri: emulator.url });

    expect(recorder.state).to.equal('idle');
    expect(requests).to.have.length(0);
    expect((await emulator.look()).videos.map((one) => one.sha256)).to.deep.equal([hash]);
  });

  /** What is to be sent there, once the element has let go of it. */
  async function leftFor(address: string): Promise<RecoverableRecording> {
    for (;;) {
      const recordings = await RecordingSession.recoverable();
      const found = recordings.find(({ host }) => host.startsWith(address));
      if (found) return found;
      await new Promise(requestAnimationFrame);
    }
  }
});
