/** Why a chosen file was not taken. */
export type FileRejectCode =
  /** Its kind is not among those that `accept` lists. */
  | 'file-type'
  /** Another file is in the way, or more than one was dropped. */
  | 'too-many-files';

/** What `<apivideo-uploader>` says besides the upload's own events. */
export interface UploaderEventMap {
  'file-add': CustomEvent<{ readonly file: File }>;
  'file-reject': CustomEvent<{
    readonly file: File;
    readonly code: FileRejectCode;
    readonly message: string;
  }>;
  'file-remove': CustomEvent<{ readonly file: File }>;
}

declare global {
  interface HTMLElementEventMap extends UploaderEventMap {}
}
