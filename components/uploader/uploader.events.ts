/** Why a chosen file was not taken. */
export type FileRejectCode =
  /** Its kind is not among those that `accept` lists. */
  | 'file-type'
  /** It holds no bytes. */
  | 'file-empty'
  /** It is larger than `max-file-size`. */
  | 'file-too-large'
  /** It lasts longer than `max-duration`. */
  | 'file-too-long'
  /** There are as many as there may be. */
  | 'too-many-files';

/** What `<apivideo-uploader>` says besides the upload's own events. */
export interface UploaderEventMap {
  'file-add': CustomEvent<{ readonly file: File }>;
  'file-reject': CustomEvent<{
    readonly file: File;
    readonly code: FileRejectCode;
    /** For the person, in their language. */
    readonly message: string;
  }>;
  'file-remove': CustomEvent<{ readonly file: File }>;
}

declare global {
  interface HTMLElementEventMap extends UploaderEventMap {}
}
