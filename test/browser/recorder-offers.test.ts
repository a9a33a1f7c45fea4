import { expect } from '@open-wc/testing';
import type { ApiVideoRecorder } from '../../components/recorder/recorder.js';
import { recordsVideo } from '../helpers/abilities/records-video.js';
import { where } from '../helpers/abilities/where.js';
import { forgetRecordings, leaveOne, offers, starting, visit } from '../helpers/earlier-recording.js';
import { openEmulator, sha256, type TestEmulator } from '../helpers/emulator.js';
import { button, labels, until, when } from '../helpers/recorder-scene.js';

const hangs = { match: { method: 'POST' }, then: { hang: true } } as const;

where(recordsVideo).describe('offers of <apivideo-recorder>', () => {
  let emulator: TestEmulator;

  beforeEach(async () => {
    emulator = await openEmulator();
    await forgetRecordings();
  });

  afterEach(() => emulator.close());

  /** Until the emulator has got so many requests with something of a video. */
  async function sent(count: number): Promise<void> {
    for (;;) {
      const { requests } = await emulator.look();
      if (requests.filter(({ method }) => method === 'POST').length >= count) return;
    }
  }

  async function isHeld(id: string): Promise<boolean> {
    const { held = [] } = await navigator.locks.query();
    return held.some(({ name = '' }) => name.endsWith(id));
  }

  for (const { what, change } of [
    {
      what: 'the element is moved in its page',
      change: (recorder: ApiVideoRecorder) => document.body.append(recorder),
    },
    {
      what: 'the element is to send elsewhere',
      change: (recorder: ApiVideoRecorder) => (recorder.baseUri = 'http://127.0.0.1:9'),
    },
    {
      what: 'nothing more is to be offered',
      change: (recorder: ApiVideoRecorder) => (recorder.noRecovery = true),
    },
  ]) {
    it(`are finished to the end, also when ${what} meanwhile`, async () => {
      const left = await leaveOne(emulator);
      const recorder = await visit(emulator);
      const arrived = when(recorder, 'upload-success');

      starting(recorder, 'Finish sending').click();
      change(recorder);
      await arrived;

      const { videos } = await emulator.look();
      expect(videos.map((video) => video.sha256)).to.deep.equal([await sha256(left)]);
      expect(recorder.state).to.equal('done');
      recorder.remove();
    });
  }

  it('stay when the element is moved in its page', async () => {
    await leaveOne(emulator);
    const recorder = await visit(emulator);

    document.body.append(recorder);
    await recorder.updateComplete;

    expect(offers(recorder)).to.have.length(1);
    recorder.remove();
  });

  it('are made anew to an element that comes back', async () => {
    await leaveOne(emulator);
    const recorder = await visit(emulator);
    recorder.remove();
    await recorder.updateComplete;
    const found = when(recorder, 'recording-recoverable');

    document.body.append(recorder);

    expect((await found).detail.recordings).to.have.length(1);
    recorder.remove();
  });

  it('are not made by one while another is at it, nor once it has arrived', async () => {
    await leaveOne(emulator);
    const [first, second] = [await visit(emulator), await visit(emulator)];
    await emulator.setFaults([hangs]);
    starting(first, 'Finish sending').click();
    await until(second, () => offers(second).length === 0);

    button(first, 'Later').click();
    await until(second, () => offers(second).length === 1);
    await emulator.setFaults([]);
    const arrived = when(first, 'upload-success');
    starting(first, 'Finish sending').click();
    await arrived;
    await until(second, () => offers(second).length === 0);

    expect(second.state).to.equal('idle');
    expect(labels(second)).to.deep.equal(['Turn on the camera']);
  });

  it('are dropped by all when one drops what was left', async () => {
    await leaveOne(emulator);
    await leaveOne(emulator);
    const [first, second] = [await visit(emulator), await visit(emulator)];
    const [dropped, kept] = offers(second).map(({ dataset }) => dataset.id);

    starting(first, 'Drop the recording').click();
    await until(first, () => labels(first).includes('Drop it'));
    button(first, 'Drop it').click();
    await until(second, () => offers(second).length === 1);

    expect(dropped).to.be.a('string');
    expect(offers(second).map(({ dataset }) => dataset.id)).to.deep.equal([kept]);
  });

  it('keep other pages away also when one that was put off is finished at once', async () => {
    await leaveOne(emulator);
    const recorder = await visit(emulator);
    const id = offers(recorder)[0]?.dataset.id ?? '';
    await emulator.setFaults([hangs]);
    starting(recorder, 'Finish sending').click();
    await sent(1);
    await recorder.updateComplete;

    button(recorder, 'Later').click();
    await recorder.updateComplete;
    starting(recorder, 'Finish sending').click();
    await sent(2);

    expect(await isHeld(id)).to.equal(true);
  });
});
