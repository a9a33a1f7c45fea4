import type { Video } from '../../src/index.js';
import type { RecordingClocks } from '../../src/record/clocks.js';
import { refused } from '../../src/base/outcome.js';
import { defineMembers } from '../shared/define-members.js';
import type { RecorderController } from './recorder-controller.js';

/** What a page sees of a recording, and what it can do about one that was made. */
export interface TakeMembers {
  /** How much is recorded, and how much of it has arrived, in seconds. */
  readonly clocks: RecordingClocks;
  /** The video, once the whole recording has arrived. */
  readonly video: Video | undefined;
  /** With `review`: sends the recording that is shown, and drops the others once it has arrived. */
  submit(): Promise<Video>;
  /** With `review`: opens the devices to record once more. The recordings that were made stay until one is submitted. */
  retake(): Promise<void>;
  /**
   * Has the browser save the last recording as a file that tells its duration, and resolves with it. Rejects with
   * `invalid-state` where none of it is left here, as once much of it was sent.
   */
  download(): Promise<File>;
}

const membersBy = <Host>(controllerOf: (host: Host) => RecorderController): TakeMembers & ThisType<Host> => ({
  get clocks() {
    return controllerOf(this).clocks;
  },
  get video() {
    return controllerOf(this).arrival?.video;
  },
  submit() {
    return controllerOf(this).desk?.submit() ?? nothingYet();
  },
  retake() {
    return controllerOf(this).desk?.retake() ?? nothingYet();
  },
  download() {
    return controllerOf(this).desk?.download() ?? nothingYet();
  },
});

const nothingYet = (): Promise<never> => refused('Nothing has been recorded.');

/** Gives the recorder's class these members, as `defineFormMembers` does with those of a form control. */
export function defineTakeMembers<Host extends HTMLElement>(
  prototype: Host,
  controllerOf: (host: Host) => RecorderController,
): void {
  defineMembers(prototype, membersBy(controllerOf));
}
