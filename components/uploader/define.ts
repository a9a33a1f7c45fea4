import { define } from '../shared/define.js';
import { ApiVideoUploader } from './uploader.js';

define('apivideo-uploader', ApiVideoUploader);

export { ApiVideoUploader };
export type * from './uploader.js';
