import { expect, fixture } from '@open-wc/testing';
import '../../components/recorder/define.js';
import '../../components/uploader/define.js';
import { ApiVideoRecorder } from '../../components/recorder/recorder.js';
import { ApiVideoUploader } from '../../components/uploader/uploader.js';
import { complaintsOf, hostileValues, watchErrors } from '../helpers/bad-input.js';

/** Set once, it belongs to the person: this asks for devices. */
const asking = new Set(['auto-open', 'autoOpen']);

/** End in native attributes: the browser makes a text of what it is given, or refuses it as of every element. */
const native = new Set(['lang', 'name', 'accept', 'capture', 'multiple']);

const texts = {
  nothing: '',
  'a space': ' ',
  nonsense: 'nonsense',
  'a negative number': '-1',
  'no number': 'NaN',
  'a number out of range': '9'.repeat(400),
  'a long text': 'x'.repeat(10_000),
  markup: '"><img src=x onerror=throw(1)>',
  'half a character': '\ud800',
};

type Loose = HTMLElement & {
  readonly updateComplete: Promise<boolean>;
  readonly shadowRoot: ShadowRoot;
};

const elements = [
  { tag: 'apivideo-uploader', Class: ApiVideoUploader, main: 'button[part~=choose-button]' },
  { tag: 'apivideo-recorder', Class: ApiVideoRecorder, main: 'button[part~=record-button], button' },
] as const;

for (const { tag, Class, main } of elements) {
  const open = async (): Promise<Loose> => {
    const element = await fixture<Loose>(document.createElement(tag));
    await element.updateComplete;
    return element;
  };
  const assertUsable = (element: Loose, after: string): void => {
    expect(element.shadowRoot.querySelector(main), after).to.be.instanceOf(HTMLButtonElement);
  };

  describe(`<${tag}>, given what makes no sense`, () => {
    for (const attribute of Class.observedAttributes.filter((name) => !asking.has(name))) {
      it(`bears any \`${attribute}\` in its markup`, async () => {
        const watch = watchErrors();
        const element = await open();
        const property = [...Class.elementProperties].find(
          ([, { attribute: name }]) => name === attribute,
        )?.[0];
        const initial: unknown = Reflect.get(element, property ?? attribute);

        for (const [kind, text] of Object.entries(texts)) {
          element.setAttribute(attribute, text);
          await element.updateComplete;
          assertUsable(element, kind);
          const value: unknown = Reflect.get(element, property ?? attribute);
          if (typeof value === 'number')
            expect(value >= 0 && value < Infinity, `${kind}: ${value}`).to.equal(true);
        }
        element.removeAttribute(attribute);
        await element.updateComplete;

        const left: unknown = Reflect.get(element, property ?? attribute);
        expect(left).to.be.oneOf([initial, null, undefined]);
        assertUsable(element, 'removed');
        expect(await watch.escaped()).to.deep.equal([]);
      });
    }

    const settable = [
      ...new Set([
        ...[...Class.elementProperties.keys()].map(String),
        ...Object.entries(Object.getOwnPropertyDescriptors(Class.prototype))
          .filter(([, descriptor]) => descriptor.set !== undefined)
          .map(([name]) => name),
      ]),
    ].filter((name) => !asking.has(name) && !native.has(name));

    for (const property of settable) {
      it(`bears any \`${property}\` from a script`, async () => {
        const watch = watchErrors();
        const element = await open();

        const complaints = await complaintsOf(hostileValues, async (value) => {
          Reflect.set(element, property, value);
          await element.updateComplete;
          assertUsable(element, property);
        });
        Reflect.set(element, property, undefined);
        await element.updateComplete;

        expect(complaints).to.deep.equal([]);
        assertUsable(element, 'unset');
        expect(await watch.escaped()).to.deep.equal([]);
      });
    }
  });
}
