import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { spy, stub, type SinonSpy, type SinonStub } from 'sinon';
import '../../components/recorder/define.js';
import type { ApiVideoRecorder } from '../../components/recorder/recorder.js';
import { recordsVideo } from '../helpers/abilities/records-video.js';
import { where } from '../helpers/abilities/where.js';
import { openEmulator, type TestEmulator } from '../helpers/emulator.js';
import { noise, type Noise } from '../helpers/noise.js';
import { recordedChunks } from '../helpers/recorded-chunks.js';

/** Whether the browser would ask now before the page is left. */
function asks(): boolean {
  return !window.dispatchEvent(new Event('beforeunload', { cancelable: true }));
}

where(recordsVideo).describe('what goes on while a recorder works', () => {
  let emulator: TestEmulator;
  let source: Noise;

  beforeEach(async () => {
    emulator = await openEmulator();
    source = noise();
  });

  afterEach(async () => {
    source.stop();
    await emulator.close();
  });

  async function open(): Promise<ApiVideoRecorder> {
    const recorder = await fixture<ApiVideoRecorder>(html`
      <apivideo-recorder upload-token=${emulator.token} base-uri=${emulator.url}></apivideo-recorder>
    `);
    recorder.stream = source.stream;
    return recorder;
  }

  async function begin(recorder: ApiVideoRecorder): Promise<void> {
    const chunks = recordedChunks();
    await recorder.start();
    while (chunks.length < 1) await new Promise(requestAnimationFrame);
    await recorder.updateComplete;
  }

  describe('the question before the page is left', () => {
    it('is asked from the start of a recording until it has arrived, and not before or after', async () => {
      const recorder = await open();
      const asked = [asks()];

      await begin(recorder);
      asked.push(asks());
      await recorder.stop();
      await recorder.updateComplete;
      asked.push(asks());

      expect(asked).to.deep.equal([false, true, false]);
    });

    it('is asked while a recording is kept for a retry', async () => {
      const recorder = await open();
      recorder.retries = 0;
      await emulator.setFaults([{ match: { method: 'POST' }, then: { status: 503 } }]);

      await begin(recorder);
      await recorder.stop().catch(() => undefined);
      await recorder.updateComplete;
      expect(asks()).to.equal(true);
      recorder.cancel();
      await recorder.updateComplete;

      expect(asks()).to.equal(false);
    });

    it('is not asked with `no-guard`, which can be set at any time', async () => {
      const recorder = await open();
      recorder.toggleAttribute('no-guard', true);
      await begin(recorder);
      const asked = [asks()];

      recorder.toggleAttribute('no-guard', false);
      await recorder.updateComplete;
      asked.push(asks());

      expect(asked).to.deep.equal([false, true]);
      recorder.cancel();
    });

    it('is not asked once the element is gone', async () => {
      const recorder = await open();
      await begin(recorder);

      recorder.remove();

      expect(asks()).to.equal(false);
    });
  });

  describe('the screen', () => {
    /** Stands in for the browser's lock, which browsers without a screen refuse. */
    class Sentinel {
      readonly release = (): Promise<void> => {
        held.delete(this);
        return Promise.resolve();
      };
    }

    const held = new Set<Sentinel>();
    let request: SinonStub | SinonSpy;

    beforeEach(() => {
      held.clear();
      request = stub(navigator.wakeLock, 'request').callsFake(() => {
        const sentinel = new Sentinel();
        held.add(sentinel);
        return Promise.resolve(sentinel as unknown as WakeLockSentinel);
      });
    });

    afterEach(() => (request as SinonStub).restore());

    it('stays on while a recording is made and sent, and may sleep after', async () => {
      const recorder = await open();
      expect(held.size).to.equal(0);

      await begin(recorder);
      expect(held.size).to.equal(1);
      await recorder.stop();
      await recorder.updateComplete;

      expect(held.size).to.equal(0);
    });

    it('is asked for again when the page is seen again', async () => {
      const recorder = await open();
      await begin(recorder);
      held.clear(); // browsers do so when the page is hidden

      document.dispatchEvent(new Event('visibilitychange'));
      await Promise.resolve();
      expect(held.size).to.equal(1);
      recorder.cancel();
      await recorder.updateComplete;
      expect(held.size).to.equal(0);
      document.dispatchEvent(new Event('visibilitychange'));

      expect(held.size).to.equal(0);
    });

    it('is left alone with `no-wake-lock`', async () => {
      const recorder = await open();
      recorder.noWakeLock = true;

      await begin(recorder);

      expect(request.called).to.equal(false);
      recorder.cancel();
    });

    it('may sleep where the browser refuses, and nobody is bothered', async () => {
      const recorder = await open();
      (request as SinonStub).restore();
      request = stub(navigator.wakeLock, 'request').rejects(new DOMException('Battery.', 'NotAllowedError'));
      const unhandled = spy();
      window.addEventListener('unhandledrejection', unhandled);

      await begin(recorder);
      const arrived = oneEvent(recorder, 'upload-success');
      await recorder.stop();
      await arrived;

      expect(request.called).to.equal(true);
      expect(unhandled.called).to.equal(false);
      window.removeEventListener('unhandledrejection', unhandled);
    });
  });
});
