import type { UploaderProperties } from './uploader-properties.js';

type Name =
  | 'uploadToken'
  | 'tokenProvider'
  | 'baseUri'
  | 'retries'
  | 'videoId'
  | 'videoName'
  | 'partSize'
  | 'accept'
  | 'multiple'
  | 'maxFiles'
  | 'maxFileSize'
  | 'maxDuration'
  | 'concurrency'
  | 'noAuto'
  | 'noResume'
  | 'waitPlayable';

/** What of an uploader's properties rules its uploads. Frameworks and removed attributes set `null`. */
export type UploadSettings = {
  readonly [Key in Name]?: UploaderProperties[Key] | null | undefined;
};
