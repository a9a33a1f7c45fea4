import { present } from '../shared/present.js';
import { accepts, videoTypes } from './accepts.js';
import type { UploadSettings } from './upload-settings.js';
import type { FileRejectCode } from './uploader.events.js';

/** Why `file` may not join the `taken` ones that are there; `undefined` if it may. Looks at no byte of it. */
export function refusal(
  settings: UploadSettings,
  file: Pick<File, 'name' | 'type' | 'size'>,
  taken: number,
): FileRejectCode | undefined {
  if (taken >= mostFiles(settings)) return 'too-many-files';
  if (!accepts(present(settings.accept) ?? videoTypes, file)) return 'file-type';
  if (file.size === 0) return 'file-empty';
  return file.size > (present(settings.maxFileSize) ?? Infinity) ? 'file-too-large' : undefined;
}

/** How many files there may be at once. */
export function mostFiles({ multiple, maxFiles }: UploadSettings): number {
  return multiple ? (present(maxFiles) ?? Infinity) : 1;
}
