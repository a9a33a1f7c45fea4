import { formatBytes, formatRemaining } from '../shared/format.js';
import { mostFiles } from './refusal.js';
import type { Texts } from './texts.js';
import type { UploadSettings } from './upload-settings.js';
import type { FileRejectCode } from './uploader.events.js';

/** Tells a person why a file was not taken. */
export function rejectMessage(
  code: FileRejectCode,
  { name }: Pick<File, 'name'>,
  settings: UploadSettings,
  { strings, locale }: Texts,
): string {
  switch (code) {
    case 'file-type':
      return strings.wrongType(name);
    case 'file-empty':
      return strings.emptyFile(name);
    case 'file-too-large':
      return strings.tooLarge(name, formatBytes(settings.maxFileSize ?? 0, locale));
    case 'file-too-long':
      return strings.tooLong(name, formatRemaining(settings.maxDuration ?? 0, locale));
    case 'too-many-files':
      return settings.multiple ? strings.tooMany(mostFiles(settings)) : strings.oneAtATime;
  }
}
