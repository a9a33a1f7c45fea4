import { define } from '../shared/define.js';
import { ApiVideoUploader } from './uploader.js';

define('apivideo-uploader', ApiVideoUploader);

export { ApiVideoUploader };
export { UploadQueue } from './upload-queue.js';
export type { FileUpload } from './file-upload.js';
export type { TakenFile } from './taken-file.js';
export type { UploadSettings } from './upload-settings.js';
export type * from './uploader.js';
