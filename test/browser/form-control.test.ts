import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { sendMouse } from '@web/test-runner-commands';
import { LitElement } from 'lit';
import '../../components/recorder/define.js';
import type { ApiVideoRecorder } from '../../components/recorder/recorder.js';
import { FormControl } from '../../components/shared/form-control.js';
import { defineFormMembers, formProperties } from '../../components/shared/form-members.js';
import { recordsVideo } from '../helpers/abilities/records-video.js';
import { where } from '../helpers/abilities/where.js';
import { openEmulator, type TestEmulator } from '../helpers/emulator.js';
import { noise, type Noise } from '../helpers/noise.js';
import { recordedChunks } from '../helpers/recorded-chunks.js';
import { stopped } from '../helpers/stopped.js';
import { eventually } from '../helpers/eventually.js';

/** A control with several values, as small as can be. */
class SeveralIds extends LitElement {
  static override properties = formProperties;
  static readonly formAssociated = true;

  static {
    defineFormMembers(this.prototype, (host) => host.#form);
  }

  declare name: string;
  declare required: boolean;
  arrived: readonly string[] = [];
  readonly #form = new FormControl(this, {
    internals: this.attachInternals(),
    ids: () => this.arrived,
    pending: () => undefined,
    missing: () => 'None.',
    onReset: () => (this.arrived = []),
  });
}
customElements.define('several-ids', SeveralIds);

describe('an element as a form control', () => {
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

  interface Scene {
    readonly form: HTMLFormElement;
    readonly recorder: ApiVideoRecorder;
    /** How often the form was sent. */
    readonly sent: readonly (readonly [string, FormDataEntryValue])[][];
  }

  async function open(): Promise<Scene> {
    const form = await fixture<HTMLFormElement>(html`
      <form>
        <fieldset>
          <label for="take">Your answer</label>
          <apivideo-recorder
            id="take"
            name="answer"
            upload-token=${emulator.token}
            base-uri=${emulator.url}
          ></apivideo-recorder>
        </fieldset>
        <button>Send</button>
      </form>
    `);
    const recorder = form.querySelector('apivideo-recorder');
    if (!recorder) throw new Error('There is no recorder.');
    recorder.stream = source.stream;
    const sent: [string, FormDataEntryValue][][] = [];
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      sent.push(Array.from(new FormData(form)));
    });
    await recorder.updateComplete;
    return { form, recorder, sent };
  }

  async function begin(recorder: ApiVideoRecorder): Promise<void> {
    const chunks = recordedChunks();
    await recorder.start();
    while (chunks.length < 1) await new Promise(requestAnimationFrame);
  }

  async function take(recorder: ApiVideoRecorder): Promise<string> {
    await begin(recorder);
    return (await stopped(recorder)).videoId;
  }

  it('is one of the form, with its name, its labels and no value at first', async () => {
    const { form, recorder } = await open();

    expect(recorder.form).to.equal(form);
    expect(Array.from(form.elements)).to.include(recorder);
    expect(Array.from(recorder.labels)).to.deep.equal([form.querySelector('label')]);
    expect(Array.from(new FormData(form))).to.deep.equal([]);
    expect(recorder.willValidate).to.equal(true);
    expect(recorder.checkValidity()).to.equal(true);
    expect(recorder.shadowRoot?.querySelector('[role=group]')?.ariaLabel).to.equal('Your answer');
    await expect(form).to.be.accessible();
  });

  where(recordsVideo).it('sends the video under its name, also one given later', async () => {
    const { form, recorder } = await open();
    const videoId = await take(recorder);

    expect(Array.from(new FormData(form))).to.deep.equal([['answer', videoId]]);
    recorder.name = 'reply';
    expect(Array.from(new FormData(form))).to.deep.equal([['reply', videoId]]);
    recorder.removeAttribute('name');

    expect(recorder.name).to.equal('');
    expect(Array.from(new FormData(form))).to.deep.equal([]);
  });

  where(recordsVideo).it(
    'keeps a form from being sent while there is something to come, and lets it go with the success',
    async () => {
      const { form, recorder, sent } = await open();
      const objections: string[] = [];
      await begin(recorder);
      await recorder.updateComplete;

      form.requestSubmit();
      objections.push(recorder.validationMessage);
      expect(recorder.validity.customError).to.equal(true);
      await emulator.setFaults([{ match: { method: 'POST' }, times: 1, then: { delay: 500 } }]);
      const ended = oneEvent(recorder, 'recording-stop');
      recorder.addEventListener('upload-success', () => form.requestSubmit());
      const stopping = stopped(recorder);
      await ended;
      await recorder.updateComplete;
      form.requestSubmit();
      objections.push(recorder.validationMessage);
      const { videoId } = await stopping;
      await eventually(() => sent.length > 0);

      expect(objections).to.deep.equal([
        'Please finish the recording first.',
        'Please wait until the upload is done.',
      ]);
      expect(sent).to.deep.equal([[['answer', videoId]]]);
      expect(recorder.validationMessage).to.equal('');
    },
  );

  it('sends an entry for each of several videos, and has them again after a reload', async () => {
    const form = await fixture<HTMLFormElement>(html`
      <form><several-ids name="clips"></several-ids></form>
    `);
    const control = form.firstElementChild as SeveralIds;
    control.arrived = ['vi1', 'vi2'];
    control.requestUpdate();
    await control.updateComplete;

    expect(Array.from(new FormData(form))).to.deep.equal([
      ['clips', 'vi1'],
      ['clips', 'vi2'],
    ]);
    control.setAttribute('name', 'films');
    expect(new FormData(form).getAll('films')).to.deep.equal(['vi1', 'vi2']);
    form.reset();
    expect(Array.from(new FormData(form))).to.deep.equal([]);
    (control as unknown as { formStateRestoreCallback(state: string): void }).formStateRestoreCallback(
      'vi1 vi2',
    );

    expect(new FormData(form).getAll('films')).to.deep.equal(['vi1', 'vi2']);
  });

  it('may not be empty where it is required, and shows that at its main button', async () => {
    const { form, recorder, sent } = await open();
    recorder.setAttribute('required', '');
    const invalid = oneEvent(recorder, 'invalid');

    form.requestSubmit();
    await invalid;

    expect(sent).to.have.length(0);
    expect(recorder.validity.valueMissing).to.equal(true);
    expect(recorder.validationMessage).to.equal('Please record a video.');
    expect(recorder.reportValidity()).to.equal(false);
    expect(recorder.shadowRoot?.activeElement?.ariaLabel).to.equal('Start recording');
    recorder.required = false;
    expect(recorder.hasAttribute('required')).to.equal(false);
    expect(recorder.checkValidity()).to.equal(true);
  });

  it('takes an objection of the page', async () => {
    const { recorder } = await open();

    recorder.setCustomValidity('Not this one.');
    expect(recorder.validationMessage).to.equal('Not this one.');
    expect(recorder.checkValidity()).to.equal(false);
    recorder.setCustomValidity('');

    expect(recorder.checkValidity()).to.equal(true);
  });

  where(recordsVideo).it('begins nothing while it, or a fieldset around it, is disabled', async () => {
    const { form, recorder } = await open();
    const main = (): HTMLButtonElement | null | undefined =>
      recorder.shadowRoot?.querySelector<HTMLButtonElement>('.record');
    const fieldset = form.querySelector('fieldset');
    recorder.required = true;

    fieldset?.toggleAttribute('disabled', true);
    await recorder.updateComplete;
    await recorder.start();
    expect([recorder.disabled, main()?.disabled, recorder.state]).to.deep.equal([false, true, 'ready']);
    expect(recorder.willValidate).to.equal(false);
    expect(form.checkValidity()).to.equal(true);
    recorder.disabled = true;
    fieldset?.toggleAttribute('disabled', false);
    await recorder.updateComplete;
    expect(main()?.disabled).to.equal(true);
    recorder.disabled = false;
    await recorder.updateComplete;

    expect(main()?.disabled).to.equal(false);
    await take(recorder);
  });

  where(recordsVideo).it('starts anew when the form is reset', async () => {
    const { form, recorder } = await open();
    await take(recorder);

    form.reset();
    await recorder.updateComplete;

    expect(recorder.value).to.equal('');
    expect(recorder.state).to.equal('ready');
    expect(Array.from(new FormData(form))).to.deep.equal([]);
  });

  where(recordsVideo).it('drops what is recorded when the form is reset', async () => {
    const { form, recorder } = await open();
    await begin(recorder);
    const canceled = oneEvent(recorder, 'upload-cancel');

    form.reset();
    await canceled;
    await recorder.updateComplete;

    expect(recorder.checkValidity()).to.equal(true);
  });

  it('is what its label is for: a click on that focuses the main button', async () => {
    const { form, recorder } = await open();
    const { x, y, width, height } = form.querySelector('label')?.getBoundingClientRect() ?? new DOMRect();

    await sendMouse({
      type: 'click',
      position: [Math.round(x + width / 2), Math.round(y + height / 2)],
    });

    expect(document.activeElement).to.equal(recorder);
    expect(recorder.shadowRoot?.activeElement?.ariaLabel).to.equal('Start recording');
  });

  where(recordsVideo).it(
    'has the value again that the browser kept over a reload, until there is another',
    async () => {
      const { form, recorder } = await open();
      const restorable = recorder as unknown as { formStateRestoreCallback(state: string): void };

      restorable.formStateRestoreCallback('vi1');
      expect(recorder.value).to.equal('vi1');
      expect(Array.from(new FormData(form))).to.deep.equal([['answer', 'vi1']]);
      expect(recorder.video).to.equal(undefined);
      const videoId = await take(recorder);

      expect(Array.from(new FormData(form))).to.deep.equal([['answer', videoId]]);
    },
  );
});
