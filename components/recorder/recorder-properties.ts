import type { SourceKind } from '../../src/record/source.js';
import { formProperties, type FormMembers } from '../shared/form-members.js';
import { declare } from '../shared/properties.js';
import type { AllRecorderStrings } from '../shared/strings/en-source.js';
import type { Overrides } from '../shared/strings/overrides.js';
import { uploadProperties, type UploadProperties } from '../shared/upload-properties.js';
import type { DeviceMembers } from './device-members.js';

/** What a page can say of a recorder. */
export interface RecorderProperties extends UploadProperties, FormMembers, DeviceMembers {
  /** What to record; `screen+camera` shows the camera in a corner of the screen. @default 'camera' */
  source: SourceKind;
  /** Milliseconds of recording that are kept together at the least. @default 1000 */
  timeslice: number | undefined;
  /** Format to record in. @default the browser's best for live upload */
  mimeType: string | undefined;
  /** Bits a second for the picture. @default 2_500_000 */
  videoBitsPerSecond: number | undefined;
  /** Bits a second for the sound. @default 128_000 */
  audioBitsPerSecond: number | undefined;
  /** Wished width of the picture in pixels. @default the device's own */
  width: number | undefined;
  /** Wished height of the picture in pixels. @default the device's own */
  height: number | undefined;
  /** Wished frames a second. @default the device's own */
  frameRate: number | undefined;
  /** Which way the camera looks: at the person (`user`) or away (`environment`). @default the browser's choice */
  facingMode: 'user' | 'environment' | undefined;
  /** Shows a camera that looks at the person as in a mirror. What is recorded is not mirrored. */
  mirror: boolean;
  /** Records first, and sends when the person agrees, after watching it. */
  review: boolean;
  /** Seconds before which a recording can't be stopped. @default 0 */
  minDuration: number | undefined;
  /** Seconds after which a recording ends by itself. @default no limit */
  maxDuration: number | undefined;
  /** Offers no file of a recording. `download()` works nevertheless. */
  noDownload: boolean;
  /** Offers nothing of what earlier visits have not sent to its end. It is kept. */
  noRecovery: boolean;
  /** Records without sound, and doesn't ask for the microphone. Can be changed while recording. */
  muted: boolean;
  /** Seconds to count down before recording begins. @default 0 */
  countdown: number | undefined;
  /** Asks for the devices at once, instead of at the first click. */
  autoOpen: boolean;
  /** Texts of the page's own, in place of some of the element's. */
  strings: Overrides<AllRecorderStrings> | undefined;
}

export const recorderProperties = {
  ...uploadProperties,
  ...formProperties,
  .../* @__PURE__ */ declare({
    source: String,
    timeslice: Number,
    mimeType: String,
    videoBitsPerSecond: Number,
    audioBitsPerSecond: Number,
    width: Number,
    height: Number,
    frameRate: Number,
    facingMode: String,
    mirror: Boolean,
    review: Boolean,
    minDuration: Number,
    maxDuration: Number,
    noDownload: Boolean,
    noRecovery: Boolean,
    muted: Boolean,
    countdown: Number,
    autoOpen: Boolean,
    strings: null,
    stream: null,
    videoDeviceId: null,
    audioDeviceId: null,
  }),
};

export const recorderDefaults = {
  source: 'camera',
  mirror: false,
  review: false,
  noDownload: false,
  noRecovery: false,
  muted: false,
  autoOpen: false,
  waitPlayable: false,
  noGuard: false,
  noWakeLock: false,
} satisfies Partial<RecorderProperties>;
