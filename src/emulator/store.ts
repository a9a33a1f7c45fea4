import type { ContentRange } from './content-range.js';
import type { Files } from './files.js';
import { newId } from './ids.js';
import { headOf } from './head-of.js';
import { mediaType, sniffedBytes } from './media-type.js';
import type { ReceivedFile } from './multipart.js';
import { addPiece, judge, type PieceSet } from './parts.js';
import { problem } from './problem.js';
import { createQueue } from './queue.js';
import { SourceFile } from './source-file.js';
import type { Database } from './state/database.js';
import { VideoRows } from './state/video-rows.js';
import { restorableFor, type Source, type SourceOrigin, type StoredPiece, type Video } from './video.js';
import type { VideoAttributes } from './video-attributes.js';

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/** What can change in a video besides its source. */
export type VideoChanges = Partial<Omit<Video, 'videoId' | 'origin' | 'createdAt' | 'exclusive' | 'source'>>;

/** The videos, and the files of their sources. Every change goes to the database, in the order it is made. */
export class Store {
  readonly #files: Files;
  readonly #database: Database;
  readonly #rows: VideoRows;
  readonly #now: () => number;
  readonly #videos: Map<string, Mutable<Video>>;
  readonly #completions = new Set<(video: Video) => void>();

  constructor(database: Database, files: Files, now: () => number) {
    this.#database = database;
    this.#files = files;
    this.#rows = new VideoRows(database, files);
    this.#now = now;
    this.#videos = new Map(this.#rows.load().map((video) => [video.videoId, video]));
  }

  /** Those that are not discarded, newest first. */
  list(): Video[] {
    return this.#all().filter(({ discardedAt }) => discardedAt === undefined);
  }

  /** Those that are discarded and can be restored, newest first. */
  listDiscarded(): Video[] {
    return this.#all().filter(({ discardedAt }) => discardedAt !== undefined);
  }

  /** Those that were discarded too long ago to be restored. */
  listExpired(): Video[] {
    const oldest = this.#now() - restorableFor;
    return [...this.#videos.values()].filter(({ discardedAt = Infinity }) => discardedAt <= oldest);
  }

  /** The video of that id, unless it is discarded. */
  get(videoId: string): Video | undefined {
    const video = this.#videos.get(videoId);
    return video?.discardedAt === undefined ? video : undefined;
  }

  create(attributes: VideoAttributes, origin: SourceOrigin = { type: 'upload' }): Video {
    const now = this.#now();
    const video: Video = {
      videoId: newId('vi'),
      attributes,
      origin,
      createdAt: now,
      updatedAt: now,
      exclusive: createQueue(),
      source: { state: 'awaited' },
    };
    this.#videos.set(video.videoId, video);
    this.#rows.put(video);
    return video;
  }

  /** Lays `changes` over a video, which is updated now. */
  change(video: Video, changes: VideoChanges): void {
    this.#set(video, { updatedAt: this.#now(), ...changes });
  }

  /** A new path for a file that is still on its way. */
  incomingPath(): string {
    return this.#files.incomingPath();
  }

  /** Calls `hear` with every video whose source becomes complete from now on. */
  onComplete(hear: (video: Video) => void): void {
    this.#completions.add(hear);
  }

  /** Takes `file` in as a piece of the source, or throws the problem that refuses it and leaves the file alone. */
  async receive(video: Video, range: ContentRange, file: ReceivedFile): Promise<void> {
    if (video.origin.type === 'url') throw problem('video-source-already-downloaded');
    if (video.origin.type === 'copy') throw problem('video-source-already-copied');
    await this.#take(video, range, file);
  }

  /** Takes `file` in as the whole source of a video that nobody uploads to. */
  async fill(video: Video, file: ReceivedFile): Promise<void> {
    await this.#take(video, { unit: 'whole' }, file);
  }

  /** Deletes a video with its files; an upload into it that is under way ends in "not found". */
  async delete(video: Video): Promise<void> {
    this.#videos.delete(video.videoId);
    this.#rows.delete(video);
    await video.exclusive(() => this.#files.remove(video.videoId));
  }

  /** Deletes every video. They are unknown from this call on, their files gone when it resolves. */
  async clear(): Promise<void> {
    await Promise.all([...this.#videos.values()].map((video) => this.delete(video)));
  }

  async #take(video: Video, range: ContentRange, file: ReceivedFile): Promise<void> {
    await video.exclusive(async () => {
      // The video may have been deleted while the body was under way.
      if (this.get(video.videoId) !== video) throw problem('resource-not-found', { name: 'videoId' });

      const { start, total, complete } = accept(video.source, range, file.bytes);
      const path = await this.#files.keep(file.path, video.videoId, `${range.unit}-${start}`);
      const piece = { start, bytes: file.bytes, path, type: file.type, receivedAt: this.#now() };
      const set = addPiece(video.source.set, range.unit, total, piece);

      if (complete) await this.#complete(video, set, piece);
      else this.#set(video, { source: { state: 'receiving', set } }, piece);
    });
  }

  async #complete(video: Video, set: PieceSet<StoredPiece>, newest: StoredPiece): Promise<void> {
    const [first] = set.pieces;
    const head = first ? await headOf(first.path, sniffedBytes) : Buffer.alloc(0);
    const paths = set.pieces.map(({ path }) => path);
    const now = this.#now();

    const source: Source = {
      state: 'complete',
      set,
      file: new SourceFile(this.#files.path(video.videoId, 'source'), paths),
      mediaType: mediaType(head, first?.type ?? 'application/octet-stream'),
      completedAt: now,
    };
    this.#set(video, { source, updatedAt: now }, newest);
    // Until the database knows that it is complete, a restart needs the pieces in their places.
    await this.#database.saved();
    this.#completions.forEach((hear) => hear(video));
  }

  #set(video: Video, changes: Partial<Video>, newest?: StoredPiece): void {
    Object.assign(video, changes);
    // A deleted video must not come back by a change that was under way.
    if (this.#videos.get(video.videoId) === video) this.#rows.put(video, newest);
  }

  /** Newest first. A discarded video ends when it can no longer be restored. */
  #all(): Video[] {
    const oldest = this.#now() - restorableFor;
    return [...this.#videos.values()].reverse().filter(({ discardedAt = Infinity }) => discardedAt > oldest);
  }
}

/** The decision on a file of `bytes` for `source`; a refusal is thrown as its problem. */
export function accept(source: Source, range: ContentRange, bytes: number) {
  if (source.state === 'complete') throw problem('video-source-already-uploaded');

  const verdict = judge(source.set, range, bytes);
  if ('refuse' in verdict) throw problem(verdict.refuse, verdict.detail ? { detail: verdict.detail } : {});
  return verdict;
}
