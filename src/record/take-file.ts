import { extensionOf } from './mime-type.js';
import { withDuration } from './webm-duration.js';

/** What is known of a recording besides its bytes. */
export interface FileFacts {
  readonly name: string;
  readonly mimeType: string;
  /** How long it is, where its own end doesn't tell. */
  readonly seconds: number;
}

/** A recording as a file to watch and to keep, with the duration that browsers leave out. */
export async function fileOf(recording: Blob, { name, mimeType, seconds }: FileFacts): Promise<File> {
  return new File([await withDuration(recording, seconds)], fileName(name, mimeType), { type: mimeType });
}

/** The name with an extension by which systems know what the file is. */
export function fileName(name: string, mimeType: string): string {
  const extension = `.${extensionOf(mimeType)}`;
  return name.toLowerCase().endsWith(extension) ? name : `${name}${extension}`;
}
