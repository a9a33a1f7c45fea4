import type { RecorderStrings } from './en.js';
import type { TakeStrings } from './en-takes.js';
import { isolate } from './isolate.js';
import { withOverrides } from './overrides.js';

/** What the recorder says of a source that is open, in English. */
const source = {
  settings: 'Camera and microphone',
  closeSettings: 'Done',
  devices: { camera: 'Camera', microphone: 'Microphone' },
  usualDevice: 'As the browser chooses',
  lockedDevice: 'It can be changed when this recording is over.',
  inUse: (name: string) => `${isolate(name)} is in use now.`,
  switchCamera: 'Switch camera',
  chooseOther: { camera: 'Choose another camera', microphone: 'Choose another microphone' },
  mute: 'Mute',
  level: 'Sound level',
  moveCamera: 'Move the camera’s picture: drag it, or use the arrow keys',
  corners: {
    topLeft: 'Top left',
    topRight: 'Top right',
    bottomLeft: 'Bottom left',
    bottomRight: 'Bottom right',
  },
  keepVisible: 'Keep this page in view: while it is hidden, the recorded picture stands still.',
  stoodStill: (time: string) => `The page was hidden for ${time}, and the recorded picture stood still.`,
  asleep: (time: string) => `The page was asleep for ${time}. That time is missing from the recording.`,
};

export type SourceStrings = RecorderStrings & typeof source;

/** Every text of the recorder. */
export type AllRecorderStrings = SourceStrings & TakeStrings;

/** All texts but those of recordings. Other languages are loaded as a whole; a page may give one text of a group. */
export function sourceStrings(strings: RecorderStrings): SourceStrings {
  return { ...strings, ...withOverrides(source, strings as object) };
}
