import type { RecorderStrings } from '../shared/strings/en.js';
import { sourceStrings, type SourceStrings } from '../shared/strings/en-source.js';
import type { RecorderDevice } from './device-members.js';
import type { RecorderStage } from './recorder-stage.js';
import type { RecorderViewOptions } from './recorder-view.js';
import type { RecorderWarnings } from './recorder-warnings.js';
import type { SourceOpening } from './show-source.js';
import type { DeviceWish, SourceHost } from './source-follower.js';

export interface LiveSourceOptions {
  readonly stream: MediaStream;
  /** Whether the recorder has opened it, and so may change it. */
  readonly owned: boolean;
  readonly host: SourceHost;
  readonly stage: RecorderStage;
  readonly warnings: RecorderWarnings;
  readonly strings: () => RecorderStrings;
  readonly locale: () => string;
  readonly onDevices: (devices: readonly RecorderDevice[]) => void;
  /** Which devices the host is to ask for from now on; none in particular where they are `undefined`. */
  readonly onWish: (wish: DeviceWish) => void;
  /** By what another source is opened in the place of this one. */
  readonly opening: SourceOpening;
  /** Aborts when the source is no longer shown. */
  readonly signal: AbortSignal;
}

/** The same, with the texts that come with it. */
export interface OwnSourceOptions extends LiveSourceOptions {
  readonly strings: () => SourceStrings;
}

/** What lies over the picture can say all of a source. */
export interface SourceViewOptions extends RecorderViewOptions {
  readonly strings: SourceStrings;
}

/** With the texts that come with a source. */
export function spoken(options: RecorderViewOptions): SourceViewOptions {
  return { ...options, strings: sourceStrings(options.strings) };
}
