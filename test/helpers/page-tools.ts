import type { BrowserContext } from 'playwright';

/** What MediaRecorder gave, put together: the truth to compare with. */
export interface Recorded {
  readonly bytes: number;
  /** In lower-case hex. */
  readonly sha256: string;
  /** From its start to its end. */
  readonly seconds: number;
}

/** What a page under test has besides its own. */
export interface PageTools {
  /** All that the page's recorders have given since the last call. */
  takeRecorded(): Promise<Recorded>;
  /** A picture that no encoder can compress, and a tone. */
  noise(): MediaStream;
}

declare global {
  var pageTools: PageTools;
}

/** Gives every page of `context` its `pageTools`, before any script of the page runs. */
export async function installPageTools(context: BrowserContext): Promise<void> {
  // The compiler that runs this file names functions by a helper, which a page doesn't have.
  await context.addInitScript({
    content: `globalThis.__name = (named) => named; (${install.toString()})()`,
  });
}

/** Runs in the page, and so refers to nothing outside itself. */
function install(): void {
  let chunks: Blob[] = [];
  let startedAt = 0;
  let endedAt = 0;

  class WitnessedRecorder extends MediaRecorder {
    constructor(stream: MediaStream, options?: MediaRecorderOptions) {
      super(stream, options);
      this.addEventListener('stop', () => (endedAt = performance.now()));
      this.addEventListener('dataavailable', ({ data }) => {
        if (data.size > 0) chunks.push(data);
      });
    }

    override start(timeslice?: number): void {
      super.start(timeslice);
      startedAt = performance.now();
    }
  }

  async function takeRecorded(): Promise<Recorded> {
    const bytes = await new Blob(chunks).arrayBuffer();
    chunks = [];
    const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
    return {
      bytes: bytes.byteLength,
      sha256: Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join(''),
      seconds: (endedAt - startedAt) / 1000,
    };
  }

  function noise(): MediaStream {
    const frameRate = 25;
    const canvas = Object.assign(document.createElement('canvas'), { width: 640, height: 360 });
    const context = canvas.getContext('2d');
    if (!context) throw new Error('No 2D canvas.');
    const image = context.createImageData(canvas.width, canvas.height);
    const pixels = new Uint32Array(image.data.buffer);
    const sound = new AudioContext();
    const tone = sound.createOscillator();
    const output = sound.createMediaStreamDestination();
    const draw = (): void => {
      for (let index = 0; index < pixels.length; index++) pixels[index] = Math.random() * 2 ** 32;
      context.putImageData(image, 0, 0);
    };

    draw();
    setInterval(draw, 1000 / frameRate);
    tone.connect(output);
    tone.start();
    return new MediaStream([...canvas.captureStream(frameRate).getTracks(), ...output.stream.getTracks()]);
  }

  globalThis.MediaRecorder = WitnessedRecorder;
  globalThis.pageTools = { takeRecorded, noise };
}
