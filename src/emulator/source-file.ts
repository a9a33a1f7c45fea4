import { createHash, randomUUID } from 'node:crypto';
import { closeSync, existsSync, openSync, readSync, renameSync, rmSync, writeSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { assemble } from './assemble.js';

const blockBytes = 1024 * 1024;

/** What a source has come to on disk: its pieces, or the whole, whose hash may be still to be taken. */
type Form =
  | { readonly kind: 'pieces'; readonly paths: readonly string[] }
  | { readonly kind: 'whole'; readonly sha256: string | undefined };

/**
 * The file of a complete source. Its pieces stay as they came until somebody asks for the whole: that would cost an
 * upload more than the upload itself.
 */
export class SourceFile {
  readonly #path: string;
  #form: Form;
  #opening: Promise<string> | undefined;

  /** `path` is where the whole is to lie, or lies since an earlier time; `pieces` are in the order of the file. */
  constructor(path: string, pieces: readonly string[]) {
    this.#path = path;
    this.#form = existsSync(path) ? { kind: 'whole', sha256: undefined } : { kind: 'pieces', paths: pieces };
  }

  /** What this file is known by; no two sources have the same. */
  get id(): string {
    return this.#path;
  }

  /** In lowercase hexadecimal; `undefined` as long as nobody needed it. */
  get knownSha256(): string | undefined {
    return this.#form.kind === 'whole' ? this.#form.sha256 : undefined;
  }

  /** Resolves with the path of the whole. */
  open(): Promise<string> {
    this.#opening ??= this.#assemble().finally(() => (this.#opening = undefined));
    return this.#opening;
  }

  /** The path of the whole and its hash, at once: the process does nothing else until a large file is read. */
  settle(): { readonly path: string; readonly sha256: string } {
    const path = this.#path;
    this.#adoptOnly();
    const form = this.#form;
    if (form.kind === 'whole') {
      const sha256 = form.sha256 ?? copySync([path]);
      this.#form = { kind: 'whole', sha256 };
      return { path, sha256 };
    }

    const draft = draftOf(path);
    const sha256 = copySync(form.paths, draft);
    renameSync(draft, path);
    this.#form = { kind: 'whole', sha256 };
    for (const piece of form.paths) rmSync(piece);
    return { path, sha256 };
  }

  async #assemble(): Promise<string> {
    const path = this.#path;
    this.#adoptOnly();
    if (this.#form.kind === 'whole') return path;

    const { paths } = this.#form;
    const draft = draftOf(path);
    try {
      const sha256 = await assemble(paths, draft);
      if (this.#isWhole()) return path;
      await rename(draft, path);
      this.#form = { kind: 'whole', sha256 };
      await Promise.all(paths.map((piece) => rm(piece, { force: true })));
    } catch (error) {
      // Somebody could not wait, and has settled it meanwhile.
      if (!this.#isWhole()) throw error;
    } finally {
      await rm(draft, { force: true });
    }
    return path;
  }

  /** One piece is the whole already. */
  #adoptOnly(): void {
    const [only, ...others] = this.#form.kind === 'pieces' ? this.#form.paths : [];
    if (only === undefined || others.length > 0) return;

    renameSync(only, this.#path);
    this.#form = { kind: 'whole', sha256: undefined };
  }

  #isWhole(): boolean {
    return this.#form.kind === 'whole';
  }
}

/** Where a whole is written until it is complete, so that no end of the process can leave half of one. */
function draftOf(path: string): string {
  return `${path}-${randomUUID()}`;
}

/** Reads `files` one after the other, writes them to `target` if there is one, and gives the SHA-256 of all. */
function copySync(files: readonly string[], target?: string): string {
  const hash = createHash('sha256');
  const block = Buffer.allocUnsafe(blockBytes);
  const output = target === undefined ? undefined : openSync(target, 'w');

  for (const file of files) {
    const input = openSync(file, 'r');
    for (let bytes = readSync(input, block); bytes > 0; bytes = readSync(input, block)) {
      hash.update(block.subarray(0, bytes));
      if (output !== undefined) writeSync(output, block, 0, bytes);
    }
    closeSync(input);
  }

  if (output !== undefined) closeSync(output);
  return hash.digest('hex');
}
