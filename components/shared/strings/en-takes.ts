import type { RecorderStrings } from './en.js';
import { plural, type PluralForms } from './plural.js';

const count = (forms: PluralForms): ((count: number) => string) => plural('en', forms);

/** What the recorder says of recordings, in English. */
export const takes = {
  stop: 'Stop recording',
  pause: 'Pause',
  resume: 'Go on recording',
  recordingTime: 'Recording time',
  recording: 'Recording.',
  paused: 'Paused',
  recordingPaused: 'Recording is paused.',
  finishing: 'Sending the rest…',
  lagging: 'Waiting for the connection',
  uploadStopped: 'Sending has stopped. Your recording is kept.',
  recordingSaved: 'Your recording has arrived.',
  recordAgain: 'Record another',
  discard: 'Drop the recording',
  takeKept: 'Your recording is kept: try again to send the rest.',
  review: 'Watch your recording, then send it.',
  reviewReady: 'Your recording is ready to watch.',
  preparing: 'Getting your recording ready…',
  submit: 'Send it',
  retake: 'Record again',
  download: 'Download',
  takeOf: (n: string, total: string) => `Take ${n} of ${total}`,
  previousTake: 'Previous take',
  nextTake: 'Next take',
  onlyThisTake: 'Only this take is sent. The others are dropped once it has arrived.',
  unwatchable: 'This recording can’t be shown here. It is kept, and can be sent.',
  askDrop: 'Drop this recording for good?',
  drop: 'Drop it',
  keep: 'Keep it',
  secondsLeft: count({ one: '# second left', other: '# seconds left' }),
  atLeast: count({ one: 'Record at least # second.', other: 'Record at least # seconds.' }),
  saved: (clock: string) => `Saved until ${clock}`,
  onDevice: (clock: string) => `On this device until ${clock}`,
  onServer: (clock: string) => `On the server until ${clock}`,
  earlier: 'Recordings of earlier visits',
  recordedAt: (time: string) => `Recorded ${time}`,
  alreadySent: (percent: string) => `${percent} sent`,
  finish: 'Finish sending',
  later: 'Later',
  finishingEarlier: 'Sending your earlier recording…',
  found: count({
    one: 'A recording of an earlier visit has not been sent to its end.',
    other: '# recordings of earlier visits have not been sent to their end.',
  }),
  expired: count({
    one: 'A recording that was older than seven days has been dropped.',
    other: '# recordings that were older than seven days have been dropped.',
  }),
};

export type TakeStrings = RecorderStrings & typeof takes;

/** All texts but those of an open source. Other languages are loaded as a whole. */
export function takeStrings(strings: RecorderStrings): TakeStrings {
  return { ...takes, ...strings };
}
