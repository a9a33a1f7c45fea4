import './recorder/define.js';
import './uploader/define.js';

export { ApiVideoRecorder } from './recorder/recorder.js';
export { ApiVideoUploader } from './uploader/uploader.js';
export type * from './recorder/recorder.js';
export type * from './uploader/uploader.js';
