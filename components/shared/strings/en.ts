import type { ErrorCode, WaitReason } from '../../../src/index.js';
import type { RecordingWarning } from '../../../src/record/recording-warning.js';
import type { SourceWarningCode } from '../../../src/record/source-warning.js';
import { isolate } from './isolate.js';
import { plural } from './plural.js';

const count = (forms: { readonly one: string; readonly other: string }): ((count: number) => string) =>
  plural('en', forms);

/** What both elements say. An error that is not listed is told in its own words, which are English and for people. */
const common = {
  retry: 'Try again',
  failed: 'The upload stopped.',
  stillUploading: 'Please wait until the upload is done.',
  processing: 'Uploaded. Getting ready to play…',
  playable: 'Ready to play',
  waits: {
    offline: 'No connection. Goes on by itself…',
    'rate-limit': 'The server is busy. Goes on by itself…',
    backoff: 'Connection trouble. Trying again by itself…',
    token: 'Waiting for permission to upload…',
  } satisfies Record<WaitReason, string>,
  errors: {
    'invalid-option': 'This page is not set up correctly.',
    'key-in-browser': 'This page is not set up correctly.',
    unauthorized: 'The permission to upload has expired or is not valid. Reload the page and try again.',
    http: 'The server could not take the video.',
    'not-found': 'The video this upload belongs to does not exist.',
  } as Readonly<Partial<Record<ErrorCode, string>>>,
};

/** Every text of the uploader, in English. Functions take what is to be filled in; sizes and times come written out. */
export const uploader = {
  ...common,
  uploaderLabel: 'Video upload',
  filesLabel: 'Videos',
  dropPrompt: 'Drop a video here',
  dropPromptMany: 'Drop videos here',
  drop: 'Drop to upload',
  choose: 'Choose a video',
  chooseMany: 'Choose videos',
  chooseAnother: 'Choose another video',
  chooseMore: 'Add more videos',
  capture: 'Record a video',
  uploadAnother: 'Upload another video',
  start: 'Upload',
  pause: 'Pause',
  resume: 'Resume',
  cancel: 'Cancel upload',
  remove: 'Remove',
  checking: 'Checking…',
  ready: 'Ready to upload',
  queued: 'Waiting its turn',
  preparing: 'Sending…',
  continuing: 'Continuing where it stopped…',
  paused: 'Paused',
  uploaded: 'Uploaded',
  canceled: 'Upload canceled.',
  ofTotal: (sent: string, total: string) => `${sent} of ${total}`,
  remaining: (time: string) => `${time} left`,
  uploading: (name: string) => `Uploading ${isolate(name)}`,
  progressName: (name: string, percent: string) => `${isolate(name)}: ${percent} uploaded`,
  pausedName: (name: string) => `${isolate(name)} is paused.`,
  failedName: (name: string, why: string) => `${isolate(name)}: ${why}`,
  uploadedName: (name: string) => `${isolate(name)} is uploaded.`,
  uploadedOf: (done: string, total: string) => `${done} of ${total} uploaded`,
  files: count({ one: '# video', other: '# videos' }),
  added: count({ one: '# video added.', other: '# videos added.' }),
  allUploaded: count({ one: 'The video is uploaded.', other: 'All # videos are uploaded.' }),
  missing: 'Please add a video.',
  wrongType: (name: string) => `${isolate(name)} is not a kind of file that is taken here.`,
  tooLarge: (name: string, limit: string) => `${isolate(name)} is larger than ${limit}.`,
  tooLong: (name: string, limit: string) => `${isolate(name)} is longer than ${limit}.`,
  tooMany: count({ one: 'No more than # video, please.', other: 'No more than # videos, please.' }),
  oneAtATime: 'One video at a time, please.',
  emptyFile: (name: string) => `${isolate(name)} is empty.`,
  andMore: count({ one: 'And # more.', other: 'And # more.' }),
  unfinished: 'Not uploaded to its end',
  chooseAgain: 'Choose it again',
  continue: 'Continue',
  discard: 'Forget it',
};

/** What the recorder says before a source is open, in English. The rest is loaded with what shows sources and takes. */
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
  recordingCanceled: 'The recording was dropped.',
  backToTake: 'Back to your recording',
  warnings: {
    silence: 'No sound is coming in. Check the microphone.',
    black: 'The picture is black. Check that nothing covers the camera.',
    frozen: 'The picture has stopped moving.',
    'no-data': 'Nothing is being recorded at the moment. If that goes on, stop and start again.',
    muted: 'Another app is using the camera or the microphone. Until it is done, your recording has a gap.',
    'storage-low': 'Little space is left on this device.',
    'memory-only':
      'Your recording can’t be saved on this device. Keep this page open until it has been sent.',
    lag: 'Much of your recording is in this page’s memory alone. Keep this page open until all has been sent.',
  } satisfies Record<RecordingWarning | SourceWarningCode | 'frozen', string>,
  countdown: (seconds: string) => `Recording begins in ${seconds}.`,
  cancelCountdown: 'Cancel the countdown',
  countdownCanceled: 'The countdown was canceled.',
  stillRecording: 'Please finish the recording first.',
  missing: 'Please record a video.',
};

export type CommonStrings = typeof common;
export type UploaderStrings = typeof uploader;
export type RecorderStrings = typeof recorder;
