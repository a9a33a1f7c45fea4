import type { UploadTask } from '../../src/index.js';
import type { DurationLimit } from '../../src/record/duration-limit.js';
import type { TakeStrings } from '../shared/strings/en-takes.js';
import type { Playability } from '../shared/tell-playable.js';
import type { TakenViewOptions } from './recorder-view.js';
import type { TakeDesk } from './take-desk.js';

/** What is shown once something was recorded. */
export interface TakeViewOptions extends TakenViewOptions {
  readonly strings: TakeStrings;
  readonly desk: TakeDesk;
  readonly upload: UploadTask | undefined;
  /** How long the recording may be. */
  readonly limit: DurationLimit | undefined;
  /** Bytes of a part at the least. */
  readonly partSize: number | undefined;
  readonly noDownload: boolean;
  /** Whether the video plays, where the page wants to know. */
  readonly playability: Playability | undefined;
  /** Whether it is a recording of an earlier visit that is sent. */
  readonly recovers: boolean;
}
