import { startEmulator, type Emulator } from 'apivideo-kit/emulator';

/** Where a page of the gallery sends, and by whose leave. */
export interface GalleryLine {
  readonly baseUri: string;
  readonly uploadToken: string;
}

/**
 * Emulators on which uploads stop where a picture of them is to be taken: a second part never gets through, and a
 * third is refused. Several, because a browser opens six connections to each at the most.
 */
export class GalleryLines {
  #emulators: Promise<readonly Emulator[]> | undefined;

  async lines(): Promise<readonly GalleryLine[]> {
    this.#emulators ??= Promise.all([stalling(), stalling(), stalling(), stalling()]);
    return (await this.#emulators).map((emulator) => ({
      baseUri: emulator.url,
      uploadToken: emulator.createUploadToken().token,
    }));
  }

  async close(): Promise<void> {
    await Promise.all((await this.#emulators)?.map((emulator) => emulator.close()) ?? []);
  }
}

async function stalling(): Promise<Emulator> {
  const emulator = await startEmulator();
  emulator.faults.push(
    { match: { part: 1, last: false }, then: { bytesPerSecond: 12_000_000 } },
    { match: { part: 2 }, then: { hang: true } },
    { match: { part: 3 }, then: { status: 503 } },
  );
  return emulator;
}
