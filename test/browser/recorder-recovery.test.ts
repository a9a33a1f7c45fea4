import { expect, fixture, html } from '@open-wc/testing';
import { stub } from 'sinon';
import '../../components/recorder/define.js';
import type { ApiVideoRecorder } from '../../components/recorder/recorder.js';
import { RecordingSession } from '../../src/index.js';
import { recordsVideo } from '../helpers/abilities/records-video.js';
import { where } from '../helpers/abilities/where.js';
import { openEmulator, sha256, type TestEmulator } from '../helpers/emulator.js';
import { forgetRecordings, leaveOne, offers, starting, visit } from '../helpers/earlier-recording.js';
import { press } from '../helpers/press.js';
import { button, labels, textOf, until, when } from '../helpers/recorder-scene.js';

const dead = { match: { method: 'POST' }, then: { status: 503 } };

where(recordsVideo).describe('<apivideo-recorder> after an earlier visit', () => {
  let emulator: TestEmulator;

  beforeEach(async () => {
    emulator = await openEmulator();
    await forgetRecordings();
  });

  afterEach(async () => {
    await emulator.close();
  });

  it('offers what was left, with its time and length, and finishes it', async () => {
    const left = await leaveOne(emulator);
    const recorder = await visit(emulator);
    const text = textOf(recorder);
    await expect(recorder).to.be.accessible();

    const arrived = when(recorder, 'upload-success');
    starting(recorder, 'Finish sending').click();
    const state = recorder.state;
    const { detail } = await arrived;
    await recorder.updateComplete;

    const { videos } = await emulator.look();
    expect(text).to.contain(`Recorded ${new Intl.DateTimeFormat('en', { dateStyle: 'medium' }).format()}`);
    expect(text).to.match(/0:\d\d/);
    expect(state).to.equal('finishing');
    expect(videos.map((video) => video.sha256)).to.deep.equal([await sha256(left)]);
    expect(recorder.state).to.equal('done');
    expect(recorder.value).to.equal(detail.video.videoId);
    expect(offers(recorder)).to.have.length(0);
    await expect(recorder).to.be.accessible();
  });

  it('keeps what could not be sent, and sends it on another try', async () => {
    const left = await leaveOne(emulator);
    const recorder = await visit(emulator);
    await emulator.setFaults([{ ...dead, times: 1 }]);

    const failed = when(recorder, 'upload-error');
    starting(recorder, 'Finish sending').click();
    await failed;
    await recorder.updateComplete;
    expect(recorder.state).to.equal('failed');
    await expect(recorder).to.be.accessible();
    const arrived = when(recorder, 'upload-success');
    button(recorder, 'Try again').click();
    await arrived;

    expect((await emulator.look()).videos.at(-1)?.sha256).to.equal(await sha256(left));
  });

  it('offers again what could not be sent, once the person has turned to something else', async () => {
    await leaveOne(emulator);
    const recorder = await visit(emulator);
    await emulator.setFaults([{ ...dead, times: 1 }]);
    const failed = when(recorder, 'upload-error');
    starting(recorder, 'Finish sending').click();
    await failed;

    await recorder.open();
    recorder.close();
    await until(recorder, () => offers(recorder).length > 0);
    const arrived = when(recorder, 'upload-success');
    starting(recorder, 'Finish sending').click();
    await arrived;

    expect((await emulator.look()).videos.map(({ complete }) => complete)).to.deep.equal([true]);
  });

  it('lets the rest be sent another time', async () => {
    await leaveOne(emulator);
    const recorder = await visit(emulator);
    await emulator.setFaults([{ match: { method: 'POST' }, then: { hang: true } }]);

    starting(recorder, 'Finish sending').click();
    await until(recorder, () => labels(recorder).includes('Later'));
    button(recorder, 'Later').click();
    await recorder.updateComplete;

    expect(recorder.state).to.equal('idle');
    expect(offers(recorder)).to.have.length(1);
  });

  it('drops one only after a question, and keeps the others', async () => {
    await leaveOne(emulator);
    await leaveOne(emulator);
    const recorder = await visit(emulator);
    expect(offers(recorder)).to.have.length(2);

    const drop = starting(recorder, 'Drop the recording');
    const dropped = drop.closest<HTMLElement>('[data-id]')?.dataset.id;
    expect(dropped).to.be.a('string');

    drop.focus();
    await press('Enter');
    await until(recorder, () => recorder.shadowRoot?.activeElement?.textContent.trim() === 'Keep it');
    await expect(recorder).to.be.accessible();
    await press('Escape');
    await until(recorder, () => recorder.shadowRoot?.activeElement?.ariaLabel?.startsWith('Drop') === true);
    expect(offers(recorder)).to.have.length(2);
    await press('Enter');
    await until(recorder, () => labels(recorder).includes('Drop it'));
    button(recorder, 'Drop it').click();
    await until(recorder, () => offers(recorder).length === 1);

    // Another test's element may just have let go of one more.
    expect((await RecordingSession.recoverable()).map(({ id }) => id)).to.not.include(dropped);
  });

  it('lets one be saved', async () => {
    const left = await leaveOne(emulator);
    const recorder = await visit(emulator);
    const click = stub(HTMLAnchorElement.prototype, 'click');

    starting(recorder, 'Download').click();
    await until(recorder, () => click.called);
    click.restore();

    const { download, href } = click.firstCall.thisValue as HTMLAnchorElement;
    const saved = await fetch(href).then((answer) => answer.blob());
    // Its head tells the duration, which the recorded one does not; the rest is what was recorded.
    const end = (blob: Blob): Promise<string> => sha256(blob.slice(-left.size / 2));
    expect(download).to.match(/^recording-.*\.\w+$/);
    expect(saved.size).to.be.at.least(left.size);
    expect(await end(saved)).to.equal(await end(left));
    expect(offers(recorder)).to.have.length(1);
    expect(recorder.shadowRoot?.querySelector('.trouble')).to.equal(null);
  });

  it('says what went wrong when another page is at it', async () => {
    await leaveOne(emulator);
    const recorder = await visit(emulator);
    const [recording] = await RecordingSession.recoverable();
    const held = new Promise<void>((taken) => {
      void navigator.locks.request(`apivideo-recording:${recording?.id ?? ''}`, () => {
        taken();
        return new Promise<void>((release) => recorder.addEventListener('release', () => release()));
      });
    });
    await held;

    starting(recorder, 'Drop the recording').click();
    await until(recorder, () => labels(recorder).includes('Drop it'));
    button(recorder, 'Drop it').click();
    await until(recorder, () => recorder.shadowRoot?.querySelector('.trouble') !== null);
    recorder.dispatchEvent(new Event('release'));

    expect(offers(recorder)).to.have.length(1);
  });

  it('offers nothing that goes elsewhere, and nothing with `no-recovery`', async () => {
    await leaveOne(emulator);
    const recorder = await fixture<ApiVideoRecorder>(html`
      <apivideo-recorder upload-token="to1" base-uri=${emulator.url} no-recovery></apivideo-recorder>
    `);
    const elsewhere = await fixture<ApiVideoRecorder>(html`
      <apivideo-recorder upload-token="to1" base-uri="http://127.0.0.1:9"></apivideo-recorder>
    `);
    const told: string[] = [];
    elsewhere.addEventListener('recording-recoverable', () => told.push('elsewhere'));
    recorder.addEventListener('recording-recoverable', () => told.push('none'));

    await visit(emulator);

    expect(told).to.deep.equal([]);
    expect(offers(recorder)).to.have.length(0);
    expect(offers(elsewhere)).to.have.length(0);
  });

  it('says so when one was too old to be kept', async () => {
    await leaveOne(emulator);
    await age(8);
    const recorder = document.createElement('apivideo-recorder');
    const expired = when(recorder, 'recording-expired');
    Object.assign(recorder, { uploadToken: emulator.token, baseUri: emulator.url });

    await fixture(html`
      ${recorder}
    `);
    const { detail } = await expired;
    await until(recorder, () => recorder.shadowRoot?.querySelector('.gone') !== null);

    expect(detail.recordings).to.have.length(1);
    expect(textOf(recorder)).to.contain('older than seven days');
    expect(await RecordingSession.recoverable()).to.have.length(0);
    await expect(recorder).to.be.accessible();
  });

  /** Makes all that is stored so many days older. */
  async function age(days: number): Promise<void> {
    const opening = indexedDB.open('apivideo-recordings');
    await new Promise((resolve) => opening.addEventListener('success', resolve));
    const store = opening.result.transaction('sessions', 'readwrite').objectStore('sessions');
    const listing = store.getAll();
    await new Promise((resolve) => listing.addEventListener('success', resolve));
    for (const recording of listing.result as { updatedAt: number }[]) {
      store.put({ ...recording, updatedAt: recording.updatedAt - days * 86_400_000 });
    }
    await new Promise((resolve) => store.transaction.addEventListener('complete', resolve));
    opening.result.close();
  }
});
