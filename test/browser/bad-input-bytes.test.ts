import { expect } from '@open-wc/testing';
import '../../components/recorder/define.js';
import { ApiVideoClient, RecordingSession } from '../../src/index.js';
import { where } from '../helpers/abilities/where.js';
import { writesFiles } from '../helpers/abilities/writes-files.js';
import { complaintsOf, detachedBuffer, lockedStream, watchErrors } from '../helpers/bad-input.js';
import { openEmulator, type TestEmulator } from '../helpers/emulator.js';
import { noise } from '../helpers/noise.js';
import { recorderScene } from '../helpers/recorder-scene.js';

/** What has held bytes, or might have, and has none to give. */
const spent: Readonly<Record<string, () => unknown>> = {
  'a detached buffer': detachedBuffer,
  'a view of a detached buffer': viewOfDetached,
  'a locked stream': lockedStream,
  'a closed stream': () => new ReadableStream({ start: (controller) => controller.close() }),
  'a stream that fails': () =>
    new ReadableStream({ start: (controller) => controller.error(new Error('It broke.')) }),
  'an answer that was read': answerThatWasRead,
  'an answer of an error': () => Response.error(),
};

function viewOfDetached(): Uint8Array {
  const bytes = new Uint8Array(8);
  structuredClone(bytes.buffer, { transfer: [bytes.buffer] });
  return bytes;
}

function answerThatWasRead(): Response {
  const answer = new Response('some bytes');
  void answer.text();
  return answer;
}

async function codeOf(act: () => unknown): Promise<unknown> {
  try {
    await act();
    return 'nothing was refused';
  } catch (error) {
    const { name, code } = error as { readonly name?: unknown; readonly code?: unknown };
    return name === 'ApiVideoError' ? code : String(error);
  }
}

describe('bytes that are not there', () => {
  let emulator: TestEmulator;
  let client: ApiVideoClient;
  before(async () => {
    emulator = await openEmulator();
    client = new ApiVideoClient({ baseUri: emulator.url, uploadToken: emulator.token, retry: { limit: 0 } });
  });
  after(() => emulator.close());

  const sendings: Readonly<Record<string, (value: unknown) => unknown>> = {
    upload: (value) => client.upload(value as Blob),
    uploadWithUploadToken: (value) => client.videos.uploadWithUploadToken(emulator.token, value as Blob),
    append: (value) => {
      client.uploadStream().append(value as Blob);
    },
    complete: (value) => client.uploadStream().complete(value as Blob),
  };

  for (const [name, send] of Object.entries(sendings)) {
    it(`\`${name}\` refuses them before anything is sent`, async () => {
      const watch = watchErrors();
      const codes: Record<string, unknown> = {};
      for (const [kind, make] of Object.entries(spent)) codes[kind] = await codeOf(() => send(make()));

      expect(codes).to.deep.equal(
        Object.fromEntries(Object.keys(spent).map((kind) => [kind, 'invalid-option'])),
      );
      expect((await emulator.look()).requests).to.deep.equal([]);
      expect(await watch.escaped()).to.deep.equal([]);
    });
  }

  where(writesFiles).it('tells that a file is gone, and sends none of it', async () => {
    const watch = watchErrors();
    const folder = await navigator.storage.getDirectory();
    const file = async (): Promise<File> => {
      const handle = await folder.getFileHandle('bad-input.mp4', { create: true });
      const writer = await handle.createWritable();
      await writer.write('some bytes');
      await writer.close();
      return await handle.getFile();
    };

    const gone = await file();
    await folder.removeEntry('bad-input.mp4');
    expect(await codeOf(() => client.upload(gone))).to.be.oneOf(['file-unreadable', 'file-changed']);
    const stream = client.uploadStream();
    stream.append(gone);
    expect(await codeOf(() => stream.complete())).to.be.oneOf(['file-unreadable', 'file-changed']);

    expect((await emulator.look()).videos).to.deep.equal([]);
    expect(await watch.escaped()).to.deep.equal([]);
  });
});

/** Streams of which nothing can be recorded. */
const streams: Readonly<Record<string, () => MediaStream>> = {
  'without tracks': () => new MediaStream(),
  'whose tracks have ended': () => {
    const { stream, stop } = noise();
    stop();
    return stream;
  },
};

describe('streams of which nothing can be recorded', () => {
  let emulator: TestEmulator;
  before(async () => (emulator = await openEmulator()));
  after(() => emulator.close());

  for (const [kind, make] of Object.entries(streams)) {
    it(`a session refuses one ${kind}`, async () => {
      const watch = watchErrors();
      const session = new RecordingSession(make(), {
        client: new ApiVideoClient({ baseUri: emulator.url, uploadToken: emulator.token }),
      });

      expect(await codeOf(() => session.start())).to.equal('invalid-state');
      session.cancel();
      expect(await watch.escaped()).to.deep.equal([]);
    });

    it(`<apivideo-recorder> bears one ${kind}, and records another one afterwards`, async () => {
      const watch = watchErrors();
      const { recorder, source } = await recorderScene({ stream: make() }, emulator);
      await recorder.updateComplete;

      const complaints = await complaintsOf({ start: () => undefined }, () => recorder.start());
      const { state } = recorder;
      recorder.stream = source.stream;
      await recorder.start();
      const after = recorder.state;
      recorder.cancel();
      recorder.close();
      source.stop();

      expect(complaints).to.deep.equal([]);
      expect(state).not.to.equal('recording');
      expect(after).to.equal('recording');
      expect(await watch.escaped()).to.deep.equal([]);
    });
  }
});
