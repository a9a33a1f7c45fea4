import { expect } from '@open-wc/testing';
import type { ApiVideoRecorder } from '../../components/recorder/recorder.js';
import { recordsVideo } from '../helpers/abilities/records-video.js';
import { where } from '../helpers/abilities/where.js';
import { forgetRecordings, leaveOne, visit } from '../helpers/earlier-recording.js';
import { openEmulator } from '../helpers/emulator.js';
import { press } from '../helpers/press.js';
import { recordedChunks } from '../helpers/recorded-chunks.js';
import { recorderScene, textOf, until, when } from '../helpers/recorder-scene.js';

/** What has the focus, by the words that a person hears. */
function focused({ shadowRoot }: ApiVideoRecorder): string | undefined {
  const { activeElement } = shadowRoot ?? {};
  return activeElement?.ariaLabel ?? activeElement?.textContent.trim();
}

/** Goes on, or back, until a button that is called so has the focus. */
async function tabTo(recorder: ApiVideoRecorder, words: string, key = 'Tab'): Promise<void> {
  const met: (string | undefined)[] = [];
  while (!focused(recorder)?.startsWith(words)) {
    if (met.length > 30) throw new Error(`Tab leads to no "${words}", but to ${met.join(', ')}.`);
    await press(key);
    met.push(focused(recorder));
  }
}

where(recordsVideo).describe('<apivideo-recorder> by keyboard alone', () => {
  /** Until something is recorded that can be watched. */
  async function something(): Promise<void> {
    const chunks = recordedChunks();
    while (chunks.length < 2) await new Promise(requestAnimationFrame);
  }

  async function records(recorder: ApiVideoRecorder): Promise<void> {
    await until(recorder, () => recorder.state === 'recording' && focused(recorder) === 'Stop recording');
  }

  async function arrivesAt(recorder: ApiVideoRecorder, words: string): Promise<void> {
    await until(recorder, () => focused(recorder) === words);
  }

  // The first test of all, as all that is loaded late is loaded but once.
  it('has one round button from the preview to the end, which keeps the focus whatever is loaded meanwhile', async () => {
    const scene = await recorderScene({ countdown: 5, videoBitsPerSecond: 1_000_000 });
    const { recorder } = scene;
    const root = recorder.shadowRoot;
    await tabTo(recorder, 'Start recording');
    const round = root?.activeElement;
    const moved: string[] = [];
    for (const kind of ['focusin', 'focusout'] as const) {
      root?.addEventListener(kind, () => moved.push(`${kind} as it is ${recorder.state}`));
    }

    await press('r');
    await until(recorder, () => recorder.state === 'countdown');
    const words = [focused(recorder)];
    await records(recorder);
    words.push(focused(recorder));
    // Its tools come with what is loaded last.
    await until(recorder, () => root?.querySelector('.tools') !== null);
    await press('r');
    words.push(recorder.state);
    await press('r');
    words.push(recorder.state);

    expect(words).to.deep.equal(['Cancel the countdown', 'Stop recording', 'paused', 'recording']);
    expect(moved).to.deep.equal([]);
    expect(root?.activeElement).to.equal(round);
    recorder.cancel();
    await recorder.updateComplete;
    expect(root?.activeElement).to.equal(round);
    expect(moved).to.deep.equal([]);
    await scene.close();
  });

  it('records, pauses, goes on, stops, watches, records again, chooses a take and sends it', async function () {
    // It is a long way, of some ten seconds on a machine at rest.
    this.timeout(180_000);
    const scene = await recorderScene({ review: true, videoBitsPerSecond: 1_000_000 });
    const { recorder, emulator } = scene;

    await tabTo(recorder, 'Start recording');
    await press(' ');
    await records(recorder);
    await press('r');
    expect(recorder.state).to.equal('paused');
    await press('r');
    expect(recorder.state).to.equal('recording');
    await something();
    await press(' ');
    await arrivesAt(recorder, 'Send it');
    await tabTo(recorder, 'Record again');
    await press('Enter');
    await arrivesAt(recorder, 'Start recording');
    await press('r');
    await records(recorder);
    await something();
    await press('Enter');
    await arrivesAt(recorder, 'Send it');
    await tabTo(recorder, 'Previous take', 'Shift+Tab');
    await press(' ');
    await until(recorder, () => textOf(recorder).includes('Take 1 of 2'));
    expect(focused(recorder)).to.equal('Previous take');
    await tabTo(recorder, 'Send it');
    const arrived = when(recorder, 'upload-success');
    await press('Enter');
    const { detail } = await arrived;

    await arrivesAt(recorder, 'Record another');
    const { videos } = await emulator.look();
    expect(videos.map(({ videoId, complete }) => `${videoId} ${complete}`)).to.deep.equal([
      `${detail.video.videoId} true`,
    ]);
    await scene.close();
  });

  it('drops a paused recording after a question, and nothing else comes between', async () => {
    const scene = await recorderScene({ videoBitsPerSecond: 1_000_000 });
    const { recorder } = scene;
    await tabTo(recorder, 'Start recording');
    await press('r');
    await records(recorder);
    await press('r');
    await tabTo(recorder, 'Drop the recording');

    await press('Enter');
    await arrivesAt(recorder, 'Keep it');
    await press('r');
    await recorder.updateComplete;
    expect(recorder.state).to.equal('paused');
    expect(focused(recorder)).to.equal('Keep it');
    await press('Escape');
    await arrivesAt(recorder, 'Stop recording');
    await press('r');
    expect(recorder.state).to.equal('recording');
    await press('r');
    await tabTo(recorder, 'Drop the recording');
    await press(' ');
    await arrivesAt(recorder, 'Keep it');
    await tabTo(recorder, 'Drop it');
    await press('Enter');

    await arrivesAt(recorder, 'Start recording');
    expect(recorder.state).to.equal('ready');
    await scene.close();
  });

  it('finishes what an earlier visit has left', async () => {
    const emulator = await openEmulator();
    await forgetRecordings();
    await leaveOne(emulator);
    const recorder = await visit(emulator);
    const arrived = when(recorder, 'upload-success');

    await tabTo(recorder, 'Finish sending');
    await press('Enter');
    await arrived;

    await arrivesAt(recorder, 'Record another');
    expect((await emulator.look()).videos.map(({ complete }) => complete)).to.deep.equal([true]);
    await emulator.close();
  });
});
