import { html, type TemplateResult } from 'lit';
import type { Composition } from '../../src/record/composition.js';
import {
  insetRectangle,
  placeAfterKey,
  placeAt,
  snapped,
  type InsetPlace,
  type Size,
} from '../../src/record/inset-place.js';
import { devicesOf } from '../../src/record/source-controls.js';
import { isLive } from '../../src/record/track-end.js';
import type { SourceStrings } from '../shared/strings/en-source.js';
import type { RecorderStage } from './recorder-stage.js';

export interface InsetMoverOptions {
  readonly host: HTMLElement;
  readonly stage: RecorderStage;
  readonly stream: MediaStream;
  readonly composition: Composition;
  readonly strings: () => SourceStrings;
}

/** The corners in the order in which a click goes round. */
const round: readonly InsetPlace[] = [
  { x: 1, y: 1 },
  { x: 0, y: 1 },
  { x: 0, y: 0 },
  { x: 1, y: 0 },
];

/** The corner after the nearest one: where a click moves the picture. */
export function nextCorner({ x, y }: InsetPlace): InsetPlace {
  const near = round.findIndex((corner) => corner.x === Math.round(x) && corner.y === Math.round(y));
  return round[(near + 1) % round.length] ?? { x: 1, y: 1 };
}

/** The name of a corner; `undefined` for any other place. */
export function cornerName({ x, y }: InsetPlace): keyof SourceStrings['corners'] | undefined {
  if (x !== Math.round(x) || y !== Math.round(y)) return undefined;
  return `${y === 0 ? 'top' : 'bottom'}${x === 0 ? 'Left' : 'Right'}`;
}

/** Pixels on the screen within which a press is a click and no drag. */
const slack = 6;

/** Lets a person move the small picture: by dragging, by the arrow keys, or by a click from corner to corner. */
export class InsetMover {
  readonly #options: InsetMoverOptions;
  /** Where the pointer went down, and whether it has moved since. */
  #press: { readonly x: number; readonly y: number; dragged: boolean } | undefined;

  constructor(options: InsetMoverOptions) {
    this.#options = options;
  }

  /** A button that lies exactly over the small picture; nothing while there is none. */
  handle(): TemplateResult | undefined {
    const { composition, strings } = this.#options;
    const sizes = this.#sizes();
    if (!sizes) return undefined;

    const { base, inset } = sizes;
    const { x, y, width, height } = insetRectangle(base, inset, composition.place);
    const part = (length: number, whole: number): string => `${(length / whole) * 100}%`;
    const place = `left:${part(x, base.width)};top:${part(y, base.height)};width:${part(width, base.width)};height:${part(height, base.height)}`;
    return html`
      <div class="room">
        <div class="frame" .style=${`--_wide:${base.width / base.height}`}>
          <button
            part="button inset"
            class="inset"
            .style=${place}
            aria-label=${strings().moveCamera}
            title=${strings().moveCamera}
            aria-keyshortcuts="ArrowLeft ArrowRight ArrowUp ArrowDown"
            @click=${() => this.#onClick()}
            @keydown=${(event: KeyboardEvent) => this.#onKey(event)}
            @pointerdown=${(event: PointerEvent) => this.#onPress(event)}
            @pointermove=${(event: PointerEvent) => this.#onDrag(event)}
            @pointerup=${() => this.#onRelease()}
            @pointercancel=${() => (this.#press = undefined)}
          ></button>
        </div>
      </div>
    `;
  }

  #onClick(): void {
    const dragged = this.#press?.dragged;
    this.#press = undefined;
    if (!dragged) this.#move(nextCorner(this.#options.composition.place));
  }

  #onKey(event: KeyboardEvent): void {
    const place = placeAfterKey(this.#options.composition.place, event.key, event.shiftKey);
    if (!place) return;
    event.preventDefault();
    this.#move(place);
  }

  #onPress({ target, pointerId, clientX: x, clientY: y, button }: PointerEvent): void {
    if (button !== 0) return;
    this.#press = { x, y, dragged: false };
    (target as Element).setPointerCapture(pointerId);
  }

  #onDrag({ target, clientX, clientY }: PointerEvent): void {
    const press = this.#press;
    const sizes = this.#sizes();
    const frame = (target as Element).parentElement?.getBoundingClientRect();
    if (!press || !sizes || !frame) return;
    press.dragged ||= Math.hypot(clientX - press.x, clientY - press.y) > slack;
    if (!press.dragged) return;

    const point = { x: (clientX - frame.left) / frame.width, y: (clientY - frame.top) / frame.height };
    this.#options.composition.place = placeAt(point, sizes.base, sizes.inset);
    this.#options.stage.say();
  }

  /** The click that follows tells a drag's end from a press. */
  #onRelease(): void {
    if (this.#press?.dragged) this.#move(snapped(this.#options.composition.place));
  }

  #move(place: InsetPlace): void {
    const { composition, stage, strings } = this.#options;
    const corner = cornerName(place);
    composition.place = place;
    stage.say(corner && strings().corners[corner]);
  }

  #sizes(): { readonly base: Size; readonly inset: Size } | undefined {
    const devices = devicesOf(this.#options.stream);
    const screen = devices.get('screen');
    const camera = devices.get('camera');
    if (!screen || !camera || !isLive(screen) || !isLive(camera)) return undefined;
    return {
      base: sizeOf(screen, { width: 1280, height: 720 }),
      inset: sizeOf(camera, { width: 640, height: 480 }),
    };
  }
}

/** Before its first frame a track may not know its size. */
function sizeOf(track: MediaStreamTrack, otherwise: Size): Size {
  const { width = 0, height = 0 } = track.getSettings();
  return width > 0 && height > 0 ? { width, height } : otherwise;
}
