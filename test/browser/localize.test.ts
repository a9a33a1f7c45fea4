import { expect, fixture, html } from '@open-wc/testing';
import '../../components/recorder/define.js';
import type { ApiVideoRecorder } from '../../components/recorder/recorder.js';
import { eventually } from '../helpers/eventually.js';

function base(recorder: ApiVideoRecorder): HTMLElement {
  const found = recorder.shadowRoot?.querySelector<HTMLElement>('[part=base]');
  if (!found) throw new Error('Nothing is rendered.');
  return found;
}

function words(recorder: ApiVideoRecorder): string {
  return base(recorder).querySelector('button')?.textContent.trim() ?? '';
}

async function shows(recorder: ApiVideoRecorder, text: string): Promise<void> {
  await recorder.updateComplete;
  await eventually(() => words(recorder) === text, `It never shows "${text}".`);
}

async function within(lang: string | undefined): Promise<ApiVideoRecorder> {
  const around = await fixture<HTMLElement>(html`
    <div><apivideo-recorder></apivideo-recorder></div>
  `);
  if (lang !== undefined) around.lang = lang;
  const recorder = around.querySelector('apivideo-recorder');
  if (!recorder) throw new Error('There is no recorder.');
  return recorder;
}

describe("an element's language", () => {
  it('is English where nothing says otherwise', async () => {
    const recorder = await within('');

    await shows(recorder, 'Turn on the camera');
    expect([base(recorder).lang, base(recorder).dir]).to.deep.equal(['en', 'ltr']);
  });

  for (const [lang, text, locale, dir] of [
    ['fr', 'Activer la caméra', 'fr', 'ltr'],
    ['de-AT', 'Kamera einschalten', 'de-AT', 'ltr'],
    ['es-MX', 'Encender la cámara', 'es-MX', 'ltr'],
    ['it', 'Attiva la videocamera', 'it', 'ltr'],
    ['pt-BR', 'Ligar a câmera', 'pt-BR', 'ltr'],
    ['ja', 'カメラをオンにする', 'ja', 'ltr'],
    ['ar', 'تشغيل الكاميرا', 'ar', 'rtl'],
    ['zh', 'Turn on the camera', 'en', 'ltr'],
  ] as const) {
    it(`is that of the page: ${lang}`, async () => {
      const recorder = await within(lang);

      await shows(recorder, text);
      await recorder.updateComplete;
      expect([base(recorder).lang, base(recorder).dir]).to.deep.equal([locale, dir]);
      await expect(recorder).to.be.accessible();
    });
  }

  it('is its own, if it has one', async () => {
    const recorder = await within('fr');
    recorder.lang = 'it';

    await shows(recorder, 'Attiva la videocamera');
  });

  it('follows a page that changes its own', async () => {
    const recorder = await within('fr');
    await shows(recorder, 'Activer la caméra');

    recorder.parentElement?.setAttribute('lang', 'en');
    await shows(recorder, 'Turn on the camera');
    recorder.parentElement?.setAttribute('lang', 'ar');
    await shows(recorder, 'تشغيل الكاميرا');

    expect(base(recorder).dir).to.equal('rtl');
  });

  it('is found outside of shadow roots, and followed there', async () => {
    const host = await fixture<HTMLElement>(html`
      <div lang="de"></div>
    `);
    const recorder = document.createElement('apivideo-recorder');
    host.attachShadow({ mode: 'open' }).append(recorder);

    await shows(recorder, 'Kamera einschalten');
    host.lang = 'fr';

    await shows(recorder, 'Activer la caméra');
  });

  it('is that of the place to which the element is moved', async () => {
    const recorder = await within('fr');
    await shows(recorder, 'Activer la caméra');
    const elsewhere = await fixture(html`
      <div lang="es"></div>
    `);

    elsewhere.append(recorder);

    await shows(recorder, 'Encender la cámara');
  });

  it('has texts of the page in place of its own', async () => {
    const recorder = await within('fr');
    recorder.strings = { open: { camera: 'Allons-y' } };

    await shows(recorder, 'Allons-y');
    await eventually(() => base(recorder).ariaLabel === 'Enregistreur vidéo');
    recorder.strings = undefined;

    await shows(recorder, 'Activer la caméra');
  });

  it('is spoken as well: announcements are in it', async () => {
    const recorder = await within('fr');
    await shows(recorder, 'Activer la caméra');

    const opened = recorder.open();
    await recorder.updateComplete;

    expect(base(recorder).querySelector('[role=status]')?.textContent).to.equal(
      'En attente de votre autorisation…',
    );
    await opened;
    recorder.close();
  });
});
