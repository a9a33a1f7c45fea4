import { startEmulator, type Emulator, type EmulatorOptions } from 'apivideo-kit/emulator';

/** Where something in the gallery sends, and by whose leave. */
export interface GalleryLine {
  readonly baseUri: string;
  readonly uploadToken: string;
}

/** The lines of the gallery, each of which lets an upload come to where a picture of it is to be taken. */
export interface Lines {
  /** A second part never gets through, and a third is refused. Several, as a browser opens six connections to each. */
  readonly stalling: readonly GalleryLine[];
  /** All is well, but no video plays within the hour. */
  readonly open: GalleryLine;
  /** Nothing is ever answered. */
  readonly mute: GalleryLine;
  /** Everything is refused. */
  readonly refusing: GalleryLine;
}

const hour = 3_600_000;

/** The emulators that the gallery's page sends to, started when it is first asked for. */
export class GalleryLines {
  readonly #emulators: Emulator[] = [];
  #lines: Promise<Lines> | undefined;

  lines(): Promise<Lines> {
    this.#lines ??= this.#start();
    return this.#lines;
  }

  async close(): Promise<void> {
    await this.#lines;
    await Promise.all(this.#emulators.map((emulator) => emulator.close()));
  }

  async #start(): Promise<Lines> {
    const uploads = { method: 'POST' };
    const [open, mute, refusing, ...stalling] = await Promise.all([
      this.#line({ playableAfter: hour }),
      this.#line({ faults: [{ match: uploads, then: { hang: true } }] }),
      this.#line({ faults: [{ match: uploads, then: { status: 503 } }] }),
      ...Array.from({ length: 4 }, () => this.#line({ faults: stall })),
    ]);
    return { open, mute, refusing, stalling };
  }

  async #line(options: EmulatorOptions): Promise<GalleryLine> {
    const emulator = await startEmulator(options);
    this.#emulators.push(emulator);
    return { baseUri: emulator.url, uploadToken: emulator.createUploadToken().token };
  }
}

const stall: NonNullable<EmulatorOptions['faults']> = [
  { match: { part: 1, last: false }, then: { bytesPerSecond: 12_000_000 } },
  { match: { part: 2 }, then: { hang: true } },
  { match: { part: 3 }, then: { status: 503 } },
];
