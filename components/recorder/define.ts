import { define } from '../shared/define.js';
import { ApiVideoRecorder } from './recorder.js';

define('apivideo-recorder', ApiVideoRecorder);

export { ApiVideoRecorder };
export type * from './recorder.js';
