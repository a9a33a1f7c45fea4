import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { droppedFiles } from './dropped-files.js';
import type { TakenFile } from './taken-file.js';

type Host = ReactiveControllerHost & HTMLElement;

export interface IntakeOptions {
  readonly takesDrops: () => boolean;
  readonly takesPastes: () => boolean;
  readonly onFiles: (files: readonly TakenFile[]) => void;
}

/** Takes what is dropped anywhere on its host, or pasted into it, and knows while files hover over it. */
export class FileIntake implements ReactiveController {
  readonly #host: Host;
  readonly #options: IntakeOptions;
  #connected = new AbortController();
  /** What within the host files hover over. */
  #under: EventTarget | undefined;

  constructor(host: Host, options: IntakeOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  get hovered(): boolean {
    return this.#under !== undefined;
  }

  hostConnected(): void {
    this.#connected = new AbortController();
    const { signal } = this.#connected;
    const host: HTMLElement = this.#host;
    host.addEventListener('dragenter', this.#onDrag, { signal });
    host.addEventListener('dragover', this.#onDrag, { signal });
    host.addEventListener('dragleave', this.#onLeave, { signal });
    host.addEventListener('drop', this.#onDrop, { signal });
    document.addEventListener('paste', this.#onPaste, { signal });
  }

  hostDisconnected(): void {
    this.#connected.abort();
    this.#under = undefined;
  }

  readonly #onDrag = (event: DragEvent): void => {
    if (!this.#options.takesDrops() || !event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault(); // says that a drop is welcome
    event.dataTransfer.dropEffect = 'copy';
    this.#hover(event.composedPath()[0]);
  };

  readonly #onLeave = (event: DragEvent): void => {
    // What is entered is told before what is left: only who leaves the last one has left them all.
    if (event.composedPath()[0] === this.#under) this.#hover(undefined);
  };

  readonly #onDrop = (event: DragEvent): void => {
    this.#hover(undefined);
    if (this.#options.takesDrops()) this.#take(event, event.dataTransfer);
  };

  /** Also where nothing has the focus, if no other uploader has taken it. */
  readonly #onPaste = (event: ClipboardEvent): void => {
    const meant = event.target === document.body || event.composedPath().includes(this.#host);
    if (meant && !event.defaultPrevented && this.#options.takesPastes()) {
      this.#take(event, event.clipboardData);
    }
  };

  #take(event: Event, data: DataTransfer | null): void {
    if (!data?.types.includes('Files')) return;
    event.preventDefault(); // else the browser opens the file in place of the page
    const files = droppedFiles(data);
    if (files instanceof Promise) void this.#takeLater(files);
    else this.#options.onFiles(files);
  }

  async #takeLater(files: Promise<readonly TakenFile[]>): Promise<void> {
    const { signal } = this.#connected;
    const found = await files;
    if (!signal.aborted) this.#options.onFiles(found);
  }

  #hover(target: EventTarget | undefined): void {
    if (target === this.#under) return;
    this.#under = target;
    this.#host.requestUpdate();
  }
}
