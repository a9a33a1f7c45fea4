import { html, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { Video } from '../../src/index.js';
import type { RecordingClocks } from '../../src/record/clocks.js';
import { refused } from '../../src/base/outcome.js';
import { adoptStyles } from '../shared/adopt-styles.js';
import { nextIcon, previousIcon } from '../shared/icons.js';
import { leaf } from '../shared/leaf.js';
import type { RecorderController } from './recorder-controller.js';
import { isHeld, type Phase, type TakePhase } from './recorder-phase.js';
import type { RecorderViewOptions } from './recorder-view.js';
import { fileOfTake, hasFile, saveFile } from './take-file.js';
import type { TakeReview } from './take-review.js';

const desks = new WeakMap<HTMLElement, TakeDesk>();

/** The desk that a recorder has made for itself in its constructor. */
export function takeDeskOf(host: HTMLElement): TakeDesk {
  const desk = desks.get(host);
  if (!desk) throw new TypeError('The element has no takes.');
  return desk;
}

/** What can be done about a take once it is recorded: it is watched, submitted, made anew, saved, or dropped. */
export class TakeDesk implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #controller: RecorderController;
  #review: TakeReview | undefined;
  #loading: Promise<void> | undefined;
  /** What the person is asked about: whether it is to be dropped. */
  #asked: Phase | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, controller: RecorderController) {
    this.#host = host;
    this.#controller = controller;
    desks.set(host, this);
    host.addController(this);
  }

  get clocks(): RecordingClocks {
    return this.#controller.clocks;
  }

  get video(): Video | undefined {
    return this.#controller.arrival?.video;
  }

  /** Whether the person is asked if the recording is to be dropped. */
  get asks(): boolean {
    const { phase } = this.#controller;
    return this.#asked === phase && isHeld(phase);
  }

  /** Whether the recording is still being gathered, and will be watched first. */
  get collects(): boolean {
    const take = this.#take;
    return Boolean(take?.review && !this.#controller.kept.has(take.session));
  }

  /** Whether all of the last recording is still here. */
  get hasFile(): boolean {
    return this.#take ? hasFile(this.#take.session) : false;
  }

  /** Whether a take waits while another is about to be made. */
  get waits(): boolean {
    return this.#controller.kept.last !== undefined;
  }

  get #take(): TakePhase | undefined {
    const { phase } = this.#controller;
    return phase.kind === 'take' ? phase : undefined;
  }

  /** Asks before the recording is dropped. */
  ask(): void {
    this.#asked = this.#controller.phase;
    this.#host.requestUpdate();
  }

  keep(): void {
    this.#asked = undefined;
    this.#host.requestUpdate();
  }

  async submit(): Promise<Video> {
    return this.#take?.session.submit() ?? refused('There is no recording that waits to be submitted.');
  }

  async retake(): Promise<void> {
    if (this.#controller.state !== 'review') await refused('There is no recording that could be made anew.');
    await this.#controller.open();
  }

  /** The file of the last recording, which the browser saves. */
  async download(): Promise<File> {
    const take = this.#take;
    const file = await (take ? fileOfTake(take.session) : refused('There is no recording to download.'));
    saveFile(file);
    return file;
  }

  hostUpdate(): void {
    const take = this.#take;
    if (take?.review && !this.#loading) this.#loading = this.#load();
    this.#review?.show(this.#controller.state === 'review' ? take?.session : undefined);
  }

  hostDisconnected(): void {
    this.#review?.show(undefined);
  }

  /** The take to be watched, if what that needs is here. */
  render({ strings, locale }: RecorderViewOptions, actions: TemplateResult): TemplateResult | undefined {
    const { list } = this.#controller.kept;
    const place = list.findIndex((take) => take === this.#take);
    const take = list[place];

    return (
      take &&
      this.#review?.render({
        html,
        icons: { before: previousIcon, after: nextIcon },
        session: take.session,
        place: place + 1,
        places: list.length,
        strings,
        locale,
        actions,
        onTurn: (step) => {
          const other = list[place + step];
          if (other) this.#controller.stage.enter(other);
        },
      })
    );
  }

  async #load(): Promise<void> {
    const loaded = await leaf(() => import('./take-review.js'));
    if (!loaded) return;
    adoptStyles(this.#host, loaded.reviewStyles);
    this.#review = new loaded.TakeReview(this.#host, fileOfTake);
    this.#host.requestUpdate();
  }
}
