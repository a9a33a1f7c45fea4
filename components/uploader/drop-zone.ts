import type { ReactiveController, ReactiveControllerHost } from 'lit';

type Host = ReactiveControllerHost & HTMLElement;

export interface DropZoneOptions {
  readonly enabled: () => boolean;
  readonly onFiles: (files: FileList) => void;
}

/** Lets files be dropped anywhere on its host, and knows while some hover over it. */
export class DropZone implements ReactiveController {
  readonly #host: Host;
  readonly #options: DropZoneOptions;
  #connected = new AbortController();
  #hovered = false;

  constructor(host: Host, options: DropZoneOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  get hovered(): boolean {
    return this.#hovered;
  }

  hostConnected(): void {
    this.#connected = new AbortController();
    const { signal } = this.#connected;
    const host: HTMLElement = this.#host;
    host.addEventListener('dragenter', this.#onDrag, { signal });
    host.addEventListener('dragover', this.#onDrag, { signal });
    host.addEventListener('dragleave', this.#onLeave, { signal });
    host.addEventListener('drop', this.#onDrop, { signal });
  }

  hostDisconnected(): void {
    this.#connected.abort();
    this.#hovered = false;
  }

  readonly #onDrag = (event: DragEvent): void => {
    if (!this.#options.enabled() || !event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault(); // says that a drop is welcome
    event.dataTransfer.dropEffect = 'copy';
    this.#hover(true);
  };

  readonly #onLeave = (event: DragEvent): void => {
    const to = event.relatedTarget;
    if (!(to instanceof Node && this.#host.contains(to))) this.#hover(false);
  };

  readonly #onDrop = (event: DragEvent): void => {
    this.#hover(false);
    const files = event.dataTransfer?.files;
    if (!this.#options.enabled() || !files || files.length === 0) return;
    event.preventDefault(); // else the browser opens the file in place of the page
    this.#options.onFiles(files);
  };

  #hover(hovered: boolean): void {
    if (hovered === this.#hovered) return;
    this.#hovered = hovered;
    this.#host.requestUpdate();
  }
}
