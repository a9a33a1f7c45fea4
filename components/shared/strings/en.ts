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
  chooseAnother: 'Choose another video',
  uploadAnother: 'Upload another video',
  start: 'Upload',
  cancel: 'Cancel upload',
  remove: 'Remove',
  uploading: (name: string) => `Uploading ${name}`,
  ready: 'Ready to upload',
  preparing: 'Sending…',
  waiting: 'Connection trouble. Trying again by itself…',
  ofTotal: (sent: string, total: string) => `${sent} of ${total}`,
  perSecond: (size: string) => `${size}/s`,
  remaining: (time: string) => `${time} left`,
  uploaded: 'Uploaded',
  uploadedName: (name: string) => `${name} is uploaded.`,
  wrongType: (name: string) => `${name} is not a kind of file that is taken here.`,
  oneAtATime: 'One video at a time, please.',
  canceled: 'Upload canceled.',
};

/** Every text of the recorder, in English. */
export const recorder = {
  ...common,
  recorderLabel: 'Video recorder',
  invite: {
    camera: 'Record a video with your camera',
    screen: 'Record your screen',
    'screen+camera': 'Record your screen, with your camera in a corner',
    microphone: 'Record with your microphone',
  },
  open: {
    camera: 'Turn on the camera',
    screen: 'Choose what to share',
    'screen+camera': 'Choose what to share',
    microphone: 'Turn on the microphone',
  },
  close: {
    camera: 'Turn off the camera',
    screen: 'Stop sharing',
    'screen+camera': 'Stop sharing',
    microphone: 'Turn off the microphone',
  },
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
