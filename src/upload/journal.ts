/** A part as a journal keeps it. */
export interface JournalPart {
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
  readonly accepted: boolean;
  /** Of the bytes at the part's two ends: enough to tell another file, or a changed one, by. */
  readonly digest: string;
}

/** What is needed to go on with an upload after a reload. No token, and nothing of the file's content. */
export interface JournalEntry {
  /** Names the file, where it goes, and the video it was sent into. */
  readonly key: string;
  /** Address of the API that holds the parts. */
  readonly host: string;
  readonly fileName: string;
  /** In bytes. */
  readonly fileSize: number;
  readonly videoId: string;
  /** In their order; the last reaches the file's end, or more are to follow. */
  readonly parts: readonly JournalPart[];
  readonly possibleOrphan: boolean;
  /** In milliseconds since the epoch. */
  readonly updatedAt: number;
  /** What the browser gives to read the file again without its being chosen again, where it does. */
  readonly handle?: FileHandle | undefined;
}

/** The part of `FileSystemFileHandle` that a journal needs. */
export interface FileHandle {
  /** The file as it is now. Rejects where it may not be read, or is gone. */
  getFile(): Promise<File>;
}

/** The sole hold on one upload's entry: no other page, tab or process has it as long as this one does. */
export interface JournalClaim {
  /** What an earlier attempt has left. */
  readonly entry: JournalEntry | undefined;
  /** Keeps `entry` in place of what was there. If it rejects, or takes long, the upload goes on without a journal. */
  save(entry: JournalEntry): Promise<void>;
  /** Lets go of the hold; with `forget`, of the entry too. */
  release(options?: { readonly forget: boolean }): Promise<void>;
}

/** Where uploads leave word of how far they are. What rejects here, or takes more than 3 seconds, is done without. */
export interface ResumeJournal {
  /** `undefined` where somebody else is at this upload, or nothing can be kept. */
  claim(key: string): Promise<JournalClaim | undefined>;
}
