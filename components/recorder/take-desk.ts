import type { ReactiveController, TemplateResult } from 'lit';
import type { Video } from '../../src/index.js';
import { refused } from '../../src/base/outcome.js';
import { adoptStyles } from '../shared/adopt-styles.js';
import { focusLater } from '../shared/keep-focus.js';
import { leaf } from '../shared/leaf.js';
import { durationPhase, tooShort } from '../../src/record/duration-limit.js';
import { settled } from '../../src/upload/upload-task.js';
import { present } from '../shared/present.js';
import { takeStrings } from '../shared/strings/en-takes.js';
import type { RecorderAttributes } from './recorder-attributes.js';
import type { RecorderController } from './recorder-controller.js';
import { isHeld, uploadOf, type Phase, type TakePhase } from './recorder-phase.js';
import { hearKey } from './recorder-keys.js';
import { isLive } from './recorder-state.js';
import type { TakenViewOptions } from './recorder-view.js';
import type { SourceHost } from './source-follower.js';
import { fileOfTake, hasFile, saveFile } from './take-file.js';
import type { TakeReview } from './take-review.js';
import { takeStyles } from './take.styles.js';
import { takeView } from './take-view.js';
import type { TakeViewOptions } from './take-view-options.js';

type Host = SourceHost & RecorderAttributes;

/** What can be done about a take once it is recorded: it is watched, submitted, made anew, saved, or dropped. */
export class TakeDesk implements ReactiveController {
  readonly #host: Host;
  readonly #controller: RecorderController;
  #review: TakeReview | undefined;
  #loading: Promise<void> | undefined;
  /** What the person is asked about: whether it is to be dropped. */
  #asked: Phase | undefined;

  constructor(host: Host, controller: RecorderController) {
    this.#host = host;
    this.#controller = controller;
    adoptStyles(host, takeStyles);
    host.addController(this);
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
    return this.#take !== undefined && hasFile(this.#take.session);
  }

  get #take(): TakePhase | undefined {
    const { phase } = this.#controller;
    return phase.kind === 'take' ? phase : undefined;
  }

  /** Shows the recording, if there is one to be shown. */
  view(options: TakenViewOptions): TemplateResult {
    const { phase, arrival } = this.#controller;
    const { partSize, noDownload } = this.#host;
    return takeView({
      ...options,
      strings: takeStrings(options.strings),
      desk: this,
      upload: uploadOf(phase),
      limit: phase.kind === 'take' ? phase.limit : undefined,
      partSize: present(partSize),
      noDownload,
      playability: arrival?.playability,
      recovers: phase.kind === 'recovery',
    });
  }

  /** Resolves with the video; with `review`, with the recording as soon as it can be watched. */
  stop({ session, limit, review }: TakePhase): Promise<Video | Blob> {
    const { state, stage, clocks, strings } = this.#controller;
    if (isLive(state) && durationPhase(clocks.recordedSeconds, limit) === 'too-short') {
      stage.say(takeStrings(strings()).atLeast(Math.ceil(limit.min)));
      return Promise.reject(tooShort(limit));
    }
    const video = session.stop().then((sent) => {
      // Whoever awaits this finds the element up to date.
      if (!this.#controller.arrival) this.#controller.arrive(session, sent);
      return sent;
    });
    void settled(video); // nobody need await it
    return review ? fileOfTake(session) : video;
  }

  /** A key was pressed, at the end of `path`. */
  hear(event: KeyboardEvent, path: readonly EventTarget[]): void {
    hearKey(this.#host, event, path);
  }

  /** Asks before the recording is dropped. */
  ask(): void {
    this.#asked = this.#controller.phase;
    this.#host.requestUpdate();
    void focusLater(this.#host, '.keep');
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
  render({ strings, locale }: TakeViewOptions, actions: TemplateResult): TemplateResult | undefined {
    const { list } = this.#controller.kept;
    const place = list.findIndex((take) => take === this.#take);
    const take = list[place];

    return (
      take &&
      this.#review?.render({
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
