import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { emulateMedia } from '@web/test-runner-commands';
import '../../components/recorder/define.js';
import type { ApiVideoRecorder, RecorderEventMap } from '../../components/recorder/recorder.js';
import { forcesColors } from '../helpers/abilities/forces-colors.js';
import { hasMicrophones } from '../helpers/abilities/has-microphones.js';
import { hearsTrackEvents } from '../helpers/abilities/hears-track-events.js';
import { recordsVideo } from '../helpers/abilities/records-video.js';
import { sharesScreen } from '../helpers/abilities/shares-screen.js';
import { where } from '../helpers/abilities/where.js';
import { openEmulator, type TestEmulator } from '../helpers/emulator.js';
import { press } from '../helpers/press.js';
import { recordedChunks } from '../helpers/recorded-chunks.js';
import { stopped } from '../helpers/stopped.js';

describe('the source of <apivideo-recorder>', () => {
  let emulator: TestEmulator;
  before(async () => {
    emulator = await openEmulator();
  });
  after(() => emulator.close());
  afterEach(() => localStorage.clear());

  async function recorder(attributes: Partial<ApiVideoRecorder> = {}): Promise<ApiVideoRecorder> {
    const element = await fixture<ApiVideoRecorder>(html`
      <apivideo-recorder upload-token=${emulator.token} base-uri=${emulator.url}></apivideo-recorder>
    `);
    return Object.assign(element, attributes);
  }

  /** A recorder with its source open, and all that goes with it there. */
  async function opened(attributes: Partial<ApiVideoRecorder> = {}): Promise<ApiVideoRecorder> {
    const element = await recorder(attributes);
    const known = when(element, 'device-change');
    await element.open();
    await known;
    await element.updateComplete;
    return element;
  }

  function when<Name extends keyof RecorderEventMap>(
    element: ApiVideoRecorder,
    name: Name,
  ): Promise<RecorderEventMap[Name]> {
    return oneEvent<RecorderEventMap[Name]>(element, name);
  }

  function find<Kind extends typeof HTMLElement>(
    element: ApiVideoRecorder,
    selector: string,
    kind: Kind,
  ): InstanceType<Kind> {
    const found = element.shadowRoot?.querySelector(selector);
    if (!(found instanceof kind)) throw new Error(`There is no ${selector}.`);
    return found as InstanceType<Kind>;
  }

  function button(element: ApiVideoRecorder, label: string): HTMLButtonElement {
    return find(element, `button[aria-label="${label}"]`, HTMLButtonElement);
  }

  function said(element: ApiVideoRecorder): string {
    return find(element, '[role=status]', HTMLElement).textContent;
  }

  async function until(condition: () => boolean): Promise<void> {
    while (!condition()) await new Promise(requestAnimationFrame);
  }

  describe('devices', () => {
    it('are listed by name once the source is open, and the ones in use are known', async () => {
      const element = await opened();

      const infos = await navigator.mediaDevices.enumerateDevices();
      // Chromium has the usual device a second time, under a name of its own.
      const own = infos.filter(({ kind, deviceId }) => kind !== 'audiooutput' && deviceId !== 'default');
      const named = own.map(({ label }) => label);
      const [camera] = element.devices.filter(({ kind }) => kind === 'videoinput');
      expect(element.devices.map(({ label }) => label)).to.have.members(named);
      expect(camera?.label).to.be.a('string').that.is.not.empty;
      expect(element.videoDeviceId).to.equal(camera?.deviceId);
      expect(element.audioDeviceId).to.be.a('string');
    });

    where(recordsVideo, hasMicrophones).it(
      'are chosen in the settings, under the same recording, and remembered',
      async () => {
        const element = await opened();
        button(element, 'Camera and microphone').click();
        await element.updateComplete;
        await expect(element).to.be.accessible();
        const before = element.stream;
        const [, select] = element.shadowRoot?.querySelectorAll('select') ?? [];
        const other = element.devices.find(
          ({ kind, deviceId }) => kind === 'audioinput' && deviceId !== element.audioDeviceId,
        );
        if (!select || !other) throw new Error('There is no other microphone.');
        await element.start();
        const changed = when(element, 'device-change');

        select.value = other.deviceId;
        select.dispatchEvent(new Event('change'));
        const { detail } = await changed;

        expect(detail.audioDeviceId).to.equal(other.deviceId);
        expect(element.audioDeviceId).to.equal(other.deviceId);
        expect(element.stream).to.equal(before);
        expect(element.state).to.equal('recording');
        await element.updateComplete;
        expect(said(element)).to.contain(other.label);
        element.close();
        await element.open();
        expect(element.audioDeviceId).to.equal(other.deviceId);
      },
    );

    it('that are plugged in appear in the open settings', async () => {
      const element = await opened();
      button(element, 'Camera and microphone').click();
      const infos = await navigator.mediaDevices.enumerateDevices();
      const another = { kind: 'videoinput', deviceId: 'new', label: 'New camera' } as MediaDeviceInfo;
      navigator.mediaDevices.enumerateDevices = () => Promise.resolve([...infos, another]);
      const changed = when(element, 'device-change');

      navigator.mediaDevices.dispatchEvent(new Event('devicechange'));
      await changed;
      await element.updateComplete;
      Reflect.deleteProperty(navigator.mediaDevices, 'enumerateDevices');

      const names = Array.from(find(element, 'select', HTMLSelectElement).options, ({ text }) => text.trim());
      const cameras = infos.filter(({ kind }) => kind === 'videoinput').map(({ label }) => label);
      expect(names).to.deep.equal([...cameras, 'New camera']);
    });

    it('that are not there are told of in plain words, and trying again does without them', async () => {
      const element = await recorder({ videoDeviceId: 'gone' });

      const refusal = await element.open().catch((error: unknown) => error);
      await element.updateComplete;
      await expect(element).to.be.accessible();
      expect(refusal).to.have.property('code', 'device-constraint');
      expect(element.state).to.equal('failed');
      find(element, 'button.primary', HTMLButtonElement).click();
      await until(() => element.state === 'ready');

      expect(element.videoDeviceId).to.not.equal('gone');
    });

    it('keep to the one in use where another one is not there', async () => {
      const element = await opened();
      const before = element.audioDeviceId;
      const told = when(element, 'recording-error');

      element.audioDeviceId = 'gone';

      expect((await told).detail.error.code).to.equal('device-constraint');
      expect(element.audioDeviceId).to.equal(before);
      expect(element.state).to.equal('ready');
      await element.updateComplete;
      await expect(element).to.be.accessible();
    });

    it('close their settings with Escape, back to the button that opened them', async () => {
      const element = await opened();
      const opener = button(element, 'Camera and microphone');
      opener.focus();
      await press('Enter');
      await element.updateComplete;
      expect(opener.ariaExpanded).to.equal('true');
      find(element, 'select', HTMLSelectElement).focus();

      await press('Escape');
      await element.updateComplete;

      expect(element.shadowRoot?.querySelector('.settings')).to.equal(null);
      expect(element.shadowRoot?.activeElement).to.equal(opener);
    });
  });

  describe('sound', () => {
    it('is not asked for where the recorder is muted, and is there when that is taken back', async () => {
      const element = await opened({ muted: true });
      expect(element.stream?.getAudioTracks()).to.have.length(0);
      const known = when(element, 'device-change');

      button(element, 'Mute').click();
      await known;

      expect(element.muted).to.equal(false);
      expect(element.stream?.getAudioTracks()).to.have.length(1);
    });

    where(recordsVideo).it('is switched off and on while it is recorded', async () => {
      const element = await opened();
      await element.start();
      await element.updateComplete;

      button(element, 'Mute').click();
      await element.updateComplete;
      const off = element.stream?.getAudioTracks().map(({ enabled }) => enabled);
      expect(button(element, 'Mute').ariaPressed).to.equal('true');
      await expect(element).to.be.accessible();
      button(element, 'Mute').click();
      await element.updateComplete;

      expect(off).to.deep.equal([false]);
      expect(element.stream?.getAudioTracks().map(({ enabled }) => enabled)).to.deep.equal([true]);
    });

    it('moves the meter', async () => {
      const element = await opened();
      const meter = find(element, 'meter', HTMLMeterElement);

      await until(() => meter.value > 0);

      expect(meter.closest('[aria-live], [role=status]')).to.equal(null);
    });
  });

  describe('a warning', () => {
    where(recordsVideo).it('tells of silence, and again in the recording that follows', async () => {
      const sound = new AudioContext();
      const { stream } = sound.createMediaStreamDestination();
      const element = await recorder();
      const warned = when(element, 'recording-warning');
      element.stream = stream;

      expect((await warned).detail.code).to.equal('silence');
      await element.updateComplete;
      expect(find(element, '[part=warning]', HTMLElement).textContent).to.contain('No sound');
      await expect(element).to.be.accessible();
      const again = when(element, 'recording-warning');
      await element.start();

      expect((await again).detail.code).to.equal('silence');
      element.cancel();
      await sound.close();
    });

    it('tells of a black picture, and no longer once there is one', async () => {
      const canvas = Object.assign(document.createElement('canvas'), { width: 64, height: 36 });
      const context = canvas.getContext('2d');
      if (!context) throw new Error('No 2D canvas.');
      let light = 0;
      let turn = 0;
      const draw = setInterval(() => {
        context.fillStyle = `rgb(${light} ${light} ${(turn = (turn + 1) % 2)})`;
        context.fillRect(0, 0, 64, 36);
      }, 100);
      const element = await recorder();
      const warned = when(element, 'recording-warning');
      element.stream = canvas.captureStream(10);

      expect((await warned).detail.code).to.equal('black');
      light = 200;

      await until(() => !element.shadowRoot?.querySelector('[part=warning]')?.textContent.includes('black'));
      clearInterval(draw);
      element.close();
    });

    where(recordsVideo, hearsTrackEvents, hasMicrophones).it(
      'offers another microphone for one that goes while it records, and goes on with it',
      async () => {
        const given: MediaStreamTrack[] = [];
        const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
        navigator.mediaDevices.getUserMedia = async (constraints) => {
          const stream = await ask(constraints);
          given.push(...stream.getTracks());
          return stream;
        };
        const element = await opened();
        await element.start();
        const lost = when(element, 'recording-error');

        const microphone = given.find(({ kind }) => kind === 'audio');
        microphone?.stop();
        microphone?.dispatchEvent(new Event('ended')); // as when it is unplugged

        expect((await lost).detail.error.code).to.equal('source-ended');
        await element.updateComplete;
        await expect(element).to.be.accessible();
        find(element, '.offer', HTMLButtonElement).click();
        await element.updateComplete;
        const [, select] = element.shadowRoot?.querySelectorAll('select') ?? [];
        const changed = when(element, 'device-change');
        const other = element.devices.filter(({ kind }) => kind === 'audioinput').at(-1)?.deviceId ?? '';
        if (!select) throw new Error('There is no microphone to choose.');
        select.value = other;
        select.dispatchEvent(new Event('change'));
        await changed;
        await element.updateComplete;
        Reflect.deleteProperty(navigator.mediaDevices, 'getUserMedia');

        expect(element.shadowRoot?.querySelector('.offer')).to.equal(null);
        expect(element.state).to.equal('recording');
        const chunks = recordedChunks();
        await until(() => chunks.length > 0);
        expect((await stopped(element)).videoId).to.match(/^vi/);
      },
    );
  });

  describe('a countdown', () => {
    it('shows and says the seconds', async () => {
      const element = await opened({ countdown: 60 });
      const started = element.start().catch((error: unknown) => error);
      await until(() => element.state === 'countdown');
      await element.updateComplete;
      await expect(element).to.be.accessible();

      expect(element.matches(':state(countdown)')).to.equal(true);
      expect(find(element, '[part=countdown]', HTMLElement).textContent.trim()).to.match(/^(60|5\d)$/);
      expect(said(element)).to.equal('Recording begins in 60.');

      button(element, 'Cancel the countdown').click();
      expect(await started).to.have.property('code', 'aborted');
      expect(element.state).to.equal('ready');
    });

    where(recordsVideo).it('ends in a recording', async () => {
      const element = await opened({ countdown: 1 });
      const begun = when(element, 'recording-start');

      await element.start();
      await begun;

      expect(element.state).to.equal('recording');
      element.cancel();
    });

    it('is canceled by Escape, with nothing recorded', async () => {
      const element = await opened({ countdown: 60 });
      button(element, 'Start recording').focus();
      await press('r');
      await until(() => element.state === 'countdown');
      await element.updateComplete;
      expect(element.shadowRoot?.activeElement).to.equal(button(element, 'Cancel the countdown'));

      await press('Escape');
      await element.updateComplete;

      expect(element.state).to.equal('ready');
      expect(said(element)).to.equal('The countdown was canceled.');
      expect(element.stream?.active).to.equal(true);
    });

    it('rejects what it was counting down for', async () => {
      const element = await opened({ countdown: 60 });
      const started = element.start().catch((error: unknown) => error);
      await until(() => element.state === 'countdown');

      element.close();

      expect(await started).to.have.property('code', 'aborted');
      expect(element.state).to.equal('idle');
    });
  });

  describe('keys', () => {
    where(recordsVideo).it(
      'record and pause with R from anywhere within, and pause with space where nothing is focused',
      async () => {
        const element = await opened();
        button(element, 'Mute').focus();
        const begun = when(element, 'recording-start');
        await press('r');
        await begun;
        (element.shadowRoot?.activeElement as HTMLElement).blur();

        await press(' ');
        expect(element.state).to.equal('paused');
        await press('r');
        expect(element.state).to.equal('recording');

        element.cancel();
      },
    );

    it('never begin a recording from outside', async () => {
      const element = await opened();
      (document.activeElement as HTMLElement).blur();

      await press('r');
      await press(' ');

      expect(element.state).to.equal('ready');
    });

    where(recordsVideo, hasMicrophones).it(
      "are left to the page's fields, to lists and to other buttons",
      async () => {
        const element = await opened();
        await element.start();
        const around = await fixture<HTMLElement>(html`
          <div>
            <input aria-label="A field" />
            <button>A button</button>
          </div>
        `);
        const field = around.querySelector('input');
        field?.focus();
        await press('r');
        await press(' ');
        around.querySelector('button')?.focus();
        await press(' ');
        button(element, 'Camera and microphone').focus();
        await press(' ');
        await element.updateComplete;
        find(element, 'select:enabled', HTMLSelectElement).focus();
        await press('r');

        expect(field?.value).to.equal('r ');
        expect(element.state).to.equal('recording');
        element.cancel();
      },
    );

    it('are named by the buttons that do the same', async () => {
      const element = await opened();

      expect(button(element, 'Start recording').title).to.equal('Start recording (R)');
      expect(button(element, 'Start recording').getAttribute('aria-keyshortcuts')).to.equal('R');
    });
  });

  where(sharesScreen, recordsVideo).describe('a camera in the corner of a screen', () => {
    it('is moved by arrow keys, by clicks and by dragging, and the recording shows it there', async () => {
      const element = await opened({ source: 'screen+camera' });
      await until(() => Boolean(element.shadowRoot?.querySelector('.inset')));
      await expect(element).to.be.accessible();
      const inset = find(element, '.inset', HTMLButtonElement);
      // The exact place follows the pictures' sizes, which may still change.
      const isAt = (): string =>
        `${parseFloat(inset.style.top) > 50 ? 'bottom' : 'top'} ${parseFloat(inset.style.left) > 50 ? 'right' : 'left'}`;
      inset.focus();
      await press('Shift+ArrowDown'); // where it is already
      await element.updateComplete;
      expect(isAt()).to.equal('bottom right');

      await press('Shift+ArrowLeft');
      await element.updateComplete;
      expect(said(element)).to.equal('Bottom left');
      expect(isAt()).to.equal('bottom left');
      inset.click();
      await element.updateComplete;
      expect(said(element)).to.equal('Top left');

      const frame = inset.parentElement?.getBoundingClientRect() ?? new DOMRect();
      const drag = (type: string, x: number, y: number): boolean =>
        inset.dispatchEvent(
          new PointerEvent(type, {
            pointerId: 1,
            clientX: frame.left + x * frame.width,
            clientY: frame.top + y * frame.height,
          }),
        );
      inset.setPointerCapture = () => undefined; // a made-up pointer can't be captured
      drag('pointerdown', 0.1, 0.1);
      drag('pointermove', 0.9, 0.9);
      drag('pointerup', 0.9, 0.9);
      inset.click();
      await element.updateComplete;

      expect(said(element)).to.equal('Bottom right');
      expect(isAt()).to.equal('bottom right');
    });

    where(hearsTrackEvents).it('lets the screen go on without it', async () => {
      const given: MediaStreamTrack[] = [];
      const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
      navigator.mediaDevices.getUserMedia = async (constraints) => {
        const stream = await ask(constraints);
        given.push(...stream.getTracks());
        return stream;
      };
      const element = await opened({ source: 'screen+camera' });
      Reflect.deleteProperty(navigator.mediaDevices, 'getUserMedia');
      await element.start();
      const lost = when(element, 'recording-error');

      const camera = given.find(({ kind }) => kind === 'video');
      camera?.stop();
      camera?.dispatchEvent(new Event('ended'));
      await lost;
      await element.updateComplete;

      expect(element.state).to.equal('recording');
      expect(element.shadowRoot?.querySelector('.inset')).to.equal(null);
      element.cancel();
    });
  });

  function hitByThumb(element: ApiVideoRecorder): void {
    const sizes = Array.from(element.shadowRoot?.querySelectorAll('button, select') ?? [], (one) =>
      one.getBoundingClientRect(),
    );

    expect(sizes.length).to.be.greaterThan(5);
    for (const { width, height } of sizes) {
      expect(Math.min(width, height)).to.be.at.least(44);
    }
  }

  async function narrow(): Promise<ApiVideoRecorder> {
    const element = await opened();
    element.style.inlineSize = '240px';
    button(element, 'Camera and microphone').click();
    await element.updateComplete;
    return element;
  }

  it('has buttons that a thumb can hit, in every live state', async () => {
    const element = await narrow();
    await expect(element).to.be.accessible();
    hitByThumb(element);
  });

  it('has settings whose first line can be reached, where there is no room for all of them', async () => {
    const element = await narrow();
    const panel = find(element, '.settings', HTMLElement);
    panel.style.blockSize = '100px';

    panel.scrollTop = 0;

    expect(panel.scrollHeight).to.be.greaterThan(panel.clientHeight);
    const first = panel.firstElementChild?.getBoundingClientRect();
    expect(first?.top).to.be.at.least(panel.getBoundingClientRect().top);
  });

  where(forcesColors).it('has buttons that a thumb can hit, also in forced colours', async () => {
    const element = await narrow();
    await emulateMedia({ forcedColors: 'active' });
    try {
      // Axe does not know the colours that are forced.
      hitByThumb(element);
    } finally {
      await emulateMedia({ forcedColors: 'none' });
    }
  });
});
