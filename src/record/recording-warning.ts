/** What endangers a recording that goes on. */
export type RecordingWarning =
  /** The recorder has given nothing for a while, although it should. */
  | 'no-data'
  /** The browser's storage for this site is nearly full. */
  | 'storage-low'
  /** Nothing more can be stored: what has not arrived is lost if the page ends. */
  | 'memory-only'
  /** Much waits in memory alone, because nothing can be stored and the line is slow. */
  | 'lag';
