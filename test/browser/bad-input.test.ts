import { expect, fixture, html } from '@open-wc/testing';
import '../../components/recorder/define.js';
import '../../components/uploader/define.js';
import { recorderProperties } from '../../components/recorder/recorder-properties.js';
import { uploaderProperties } from '../../components/uploader/uploader-properties.js';
import { RecordingSession } from '../../src/index.js';
import { complaintOf, watchErrors } from '../helpers/bad-input.js';
import { unreadable, wrongValues as wrong } from '../helpers/wrong-values.js';

/** Properties that take objects. */
const objects = new Set(['tokenProvider', 'stream']);

/** Set once, it belongs to the person: these ask for devices, or open a picker. */
const asking = new Set(['autoOpen']);

type Loose = HTMLElement & { readonly updateComplete: Promise<boolean> };

interface AttributeRow {
  readonly attribute?: string | boolean;
}

const elements: Readonly<
  Record<
    string,
    { readonly open: () => Promise<Loose>; readonly rows: Readonly<Record<string, AttributeRow>> }
  >
> = {
  'apivideo-uploader': {
    open: () =>
      fixture<Loose>(html`
        <apivideo-uploader upload-token="to1"></apivideo-uploader>
      `),
    rows: uploaderProperties,
  },
  'apivideo-recorder': {
    open: () =>
      fixture<Loose>(html`
        <apivideo-recorder upload-token="to1"></apivideo-recorder>
      `),
    rows: recorderProperties,
  },
};

for (const [tag, { open, rows }] of Object.entries(elements)) {
  describe(`<${tag}>`, () => {
    for (const name of Object.keys(rows).filter((property) => !asking.has(property))) {
      it(`bears anything as \`${name}\`, and draws itself afterwards`, async () => {
        const watch = watchErrors();
        const complaints: string[] = [];
        const element = await open();

        for (const [kind, make] of Object.entries(wrong)) {
          // What the platform makes a text of for an attribute is its own to refuse.
          if (kind === unreadable && !objects.has(name)) continue;
          const complaint = await complaintOf(async () => {
            Reflect.set(element, name, make());
            await element.updateComplete;
          });
          if (complaint !== undefined) complaints.push(`${kind}: ${complaint}`);
        }
        const attribute = rows[name]?.attribute;
        if (typeof attribute === 'string') {
          for (const text of ['', 'nonsense', '-1', 'NaN', '1e999', 'x'.repeat(10_000)]) {
            element.setAttribute(attribute, text);
            await element.updateComplete;
          }
          element.removeAttribute(attribute);
          await element.updateComplete;
        }

        const escaped = await watch.escaped();
        expect(complaints).to.deep.equal([]);
        expect(escaped).to.deep.equal([]);
        expect(element.shadowRoot?.childElementCount).to.be.above(0);
      });
    }
  });
}

describe('what only browsers have', () => {
  it('a session refuses what is no source, and no options', async () => {
    const watch = watchErrors();
    const stream = document.createElement('canvas').captureStream();
    const complaints: string[] = [];

    for (const [kind, make] of Object.entries(wrong)) {
      const calls: Readonly<Record<string, () => unknown>> = {
        source: async () => {
          const session = new RecordingSession(make() as MediaStream, { uploadToken: 'to1' });
          await session.start().finally(() => session.cancel());
        },
        options: async () => {
          const session = new RecordingSession(stream, make() as object);
          await session.start().finally(() => session.cancel());
        },
        signal: () =>
          new RecordingSession(stream, { uploadToken: 'to1', signal: make() as AbortSignal }).cancel(),
        recoverable: () => RecordingSession.recoverable(make() as object),
      };
      for (const [name, call] of Object.entries(calls)) {
        const complaint = await complaintOf(call);
        if (complaint !== undefined) complaints.push(`${name}, given ${kind}: ${complaint}`);
      }
    }

    const escaped = await watch.escaped();
    expect(complaints).to.deep.equal([]);
    expect(escaped).to.deep.equal([]);
  });
});
