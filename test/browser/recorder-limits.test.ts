import { expect } from '@open-wc/testing';
import '../../components/recorder/define.js';
import type { ApiVideoRecorder } from '../../components/recorder/recorder.js';
import { recordsVideo } from '../helpers/abilities/records-video.js';
import { where } from '../helpers/abilities/where.js';
import { sha256 } from '../helpers/emulator.js';
import { skippingClock, type SkippingClock } from '../helpers/skip-time.js';
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

where(recordsVideo).describe('<apivideo-recorder> with limits, clocks and files', () => {
  let scene: RecorderScene;
  let clock: SkippingClock;

  beforeEach(() => {
    clock = skippingClock();
  });

  afterEach(async () => {
    clock.restore();
    await scene.close();
  });

  function said({ shadowRoot }: ApiVideoRecorder): string {
    return shadowRoot?.querySelector('.said')?.textContent ?? '';
  }

  it('ends by itself at `max-duration`, and says so before', async () => {
    scene = await recorderScene({ maxDuration: 36_000 });
    const { recorder, emulator } = scene;
    const chunks = recordedChunks();
    const arrived = when(recorder, 'upload-success');
    const stopped = when(recorder, 'recording-stop');

    await recorder.start();
    while (chunks.length < 1) await new Promise(requestAnimationFrame);
    // However slow the machine is, it is not to miss the last seconds.
    clock.skip(35_991.5 - recorder.clocks.recordedSeconds);
    clock.hold();
    await until(recorder, () => /^\d seconds left$/.test(said(recorder)));
    expect(recorder.state).to.equal('recording');
    clock.skip(10);
    await arrived;

    expect((await stopped).detail.seconds).to.be.within(36_000, 36_060);
    expect((await emulator.look()).videos[0]?.sha256).to.equal(await sha256(new Blob(chunks)));
  });

  it('shows how long it may be, and how soon it ends', async () => {
    scene = await recorderScene({ maxDuration: 36_000 });
    const { recorder } = scene;

    await recorder.start();
    clock.skip(35_991.5 - recorder.clocks.recordedSeconds);
    clock.hold();
    await until(recorder, () => recorder.shadowRoot?.querySelector('[part=limit]') !== null);
    const text = textOf(recorder);
    await expect(recorder).to.be.accessible();

    expect(text).to.contain('/ 10:00:00');
    expect(text).to.contain('9 seconds left');
    recorder.cancel();
  });

  it('can not be stopped before `min-duration`, and says why', async () => {
    scene = await recorderScene({ minDuration: 3600 });
    const { recorder } = scene;
    await recorder.start();
    await recorder.updateComplete;

    const stop = button(recorder, 'Stop recording');
    stop.click();
    const refusal = await recorder.stop().catch((error: unknown) => error);
    await recorder.updateComplete;

    expect(stop.ariaDisabled).to.equal('true');
    expect(refusal).to.have.property('code', 'invalid-state');
    expect(recorder.state).to.equal('recording');
    expect(recorder.shadowRoot?.querySelector('.said')?.textContent).to.contain('at least 3,600 seconds');
    await expect(recorder).to.be.accessible();
    recorder.cancel();
  });

  it('refuses limits that make no sense', async () => {
    scene = await recorderScene({ minDuration: 10, maxDuration: 5 });
    const { recorder } = scene;

    const refusal = await recorder.start().catch((error: unknown) => error);

    expect(refusal).to.have.property('code', 'invalid-option');
  });

  it('tells what is safe where when the line is gone, and offers the file when it stays away', async () => {
    scene = await recorderScene();
    const { recorder, emulator } = scene;
    await emulator.setFaults([{ match: { method: 'POST' }, then: { status: 503 } }]);
    const chunks = recordedChunks();

    await recorder.start();
    await until(recorder, () => textOf(recorder).includes('On this device until'));
    const text = textOf(recorder);
    await expect(recorder).to.be.accessible();
    await recorder.stop().catch(() => undefined);
    await recorder.updateComplete;
    const offered = labels(recorder);
    const file = await recorder.download();

    expect(text).to.contain('On the server until 0:00');
    expect(offered).to.include.members(['Try again', 'Download', 'Drop the recording']);
    expect(file.size).to.be.within(1, new Blob(chunks).size + 100);
  });

  it('says in one line what is safe while all is well', async () => {
    scene = await recorderScene({ videoBitsPerSecond: 1_000_000 });
    const { recorder } = scene;

    await recorder.start();
    const clocks = (): string => recorder.shadowRoot?.querySelector('.clocks')?.textContent.trim() ?? '';
    await until(recorder, () => recorder.clocks.savedSeconds >= 1 && /^Saved until \d:\d\d$/.test(clocks()));

    expect(labels(recorder)).to.not.include('Download');
    recorder.cancel();
  });
});
