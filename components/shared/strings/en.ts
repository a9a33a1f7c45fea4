import type { ErrorCode } from '../../../src/index.js';

/** The texts of both elements. A code that is not listed is told in the error's own words, which are for people too. */
const common = {
  retry: 'Try again',
  failed: 'The upload stopped.',
  errors: {
    'invalid-option': 'This page is not set up correctly.',
    'key-in-browser': 'This page is not set up correctly.',
    unauthorized: 'The permission to upload has expired or is not valid. Reload the page and try again.',
    http: 'The server could not take the video.',
    'not-found': 'The video this upload belongs to does not exist.',
  } as Readonly<Partial<Record<ErrorCode, string>>>,
};

/** Every text of the uploader, in English. Functions take what is to be filled in. */
export const uploader = {
  ...common,
  uploaderLabel: 'Video upload',
  dropPrompt: 'Drop a video here',
  choose: 'Choose a video',
  dropSeveral: 'Drop videos here',
  chooseSeveral: 'Choose videos',
  addMore: 'Add videos',
  chooseAnother: 'Choose another video',
  uploadAnother: 'Upload another video',
  start: 'Upload',
  pause: 'Pause',
  resume: 'Go on',
  cancel: 'Cancel upload',
  remove: 'Remove',
  uploading: (name: string) => `Uploading ${name}`,
  uploadingSeveral: (count: number) => `Uploading ${count} videos`,
  ready: 'Ready to upload',
  inLine: 'Waiting for its turn',
  preparing: 'Sending…',
  paused: 'Paused',
  waiting: 'Connection trouble. Trying again by itself…',
  waits: {
    offline: 'You are offline. It goes on by itself…',
    'rate-limit': 'The server is busy. It goes on by itself…',
  } as Readonly<Partial<Record<string, string>>>,
  ofTotal: (sent: string, total: string) => `${sent} of ${total}`,
  perSecond: (size: string) => `${size}/s`,
  remaining: (time: string) => `${time} left`,
  uploaded: 'Uploaded',
  processing: 'Uploaded. Being made ready to play…',
  playable: 'Ready to play',
  uploadedName: (name: string) => `${name} is uploaded.`,
  uploadedOf: (done: number, total: number) => `${done} of ${total} uploaded`,
  wrongType: (name: string) => `${name} is not a kind of file that is taken here.`,
  emptyFile: (name: string) => `${name} is empty.`,
  tooLarge: (name: string, size: string) => `${name} is larger than ${size}.`,
  tooLong: (name: string, time: string) => `${name} is longer than ${time}.`,
  tooMany: (name: string, most: number) => `${name} was left out: no more than ${most} files.`,
  oneAtATime: 'One video at a time, please.',
  andMore: (count: number) => `And ${count} more.`,
  canceled: 'Upload canceled.',
  unfinished: 'Not uploaded to its end',
  chooseAgain: 'Choose it again',
  continue: 'Continue',
  discard: 'Forget it',
};

/** Every text of the recorder, in English. */
export const recorder = {
  ...common,
  recorderLabel: 'Video recorder',
  invite: {
    camera: 'Record a video with your camera',
    screen: 'Record your screen',
    microphone: 'Record with your microphone',
  },
  open: {
    camera: 'Turn on the camera',
    screen: 'Choose what to share',
    microphone: 'Turn on the microphone',
  },
  close: { camera: 'Turn off the camera', screen: 'Stop sharing', microphone: 'Turn off the microphone' },
  opening: 'Waiting for your permission…',
  cancel: 'Cancel',
  preview: 'Preview',
  record: 'Start recording',
  stop: 'Stop recording',
  pause: 'Pause',
  resume: 'Go on recording',
  recordingTime: 'Recording time',
  recording: 'Recording.',
  paused: 'Paused',
  recordingPaused: 'Recording is paused.',
  finishing: 'Sending the rest…',
  sent: (clock: string) => `${clock} sent`,
  sending: 'Sending',
  lagging: 'Waiting for the connection',
  uploadStopped: 'Sending has stopped. Your recording is kept.',
  recordingSaved: 'Your recording has arrived.',
  recordAgain: 'Record another',
  recordingCanceled: 'The recording was dropped.',
  discard: 'Drop the recording',
  takeKept: 'Your recording is kept: try again to send the rest.',
};

export type CommonStrings = typeof common;
export type UploaderStrings = typeof uploader;
export type RecorderStrings = typeof recorder;
