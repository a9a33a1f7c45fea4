import type { Files } from '../files.js';
import type { ContentRange } from '../content-range.js';
import type { PieceSet } from '../parts.js';
import { createQueue } from '../queue.js';
import { SourceFile } from '../source-file.js';
import type { Source, StoredPiece, Video } from '../video.js';
import type { Collection } from './collection.js';
import type { Database } from './database.js';

/** A piece without its place on disk, which follows from the rest. */
interface PieceRow extends Omit<StoredPiece, 'path'> {
  readonly videoId: string;
}

/** A source without its pieces: ten thousand of them must not be written again with each one that comes. */
type SourceRow =
  | { readonly state: 'awaited' }
  | { readonly state: 'receiving'; readonly unit: ContentRange['unit']; readonly total: number | undefined }
  | (Omit<Extract<Source, { state: 'complete' }>, 'set' | 'file'> & {
      readonly unit: ContentRange['unit'];
      readonly total: number | undefined;
    });

interface VideoRow extends Omit<Video, 'exclusive' | 'source'> {
  /** A queue exists only while the process does. */
  readonly exclusive?: undefined;
  readonly source: SourceRow;
  /** Written with the source it belongs to, so that no end of the process can come between the two. */
  readonly newest?: PieceRow;
}

/** The videos as the database keeps them, apart from their pieces. */
export class VideoRows {
  readonly #files: Files;
  readonly #videos: Collection<VideoRow>;
  readonly #pieces: Collection<PieceRow>;

  constructor(database: Database, files: Files) {
    this.#files = files;
    this.#videos = database.collection<VideoRow>('videos');
    this.#pieces = database.collection<PieceRow>('pieces');
  }

  /** All videos, oldest first, as they were left. */
  load(): Video[] {
    const pieces = new Map<string, PieceRow[]>();
    for (const piece of this.#pieces.list()) {
      const others = pieces.get(piece.videoId);
      if (others) others.push(piece);
      else pieces.set(piece.videoId, [piece]);
    }

    return this.#videos.list().map(({ source, newest, ...row }) => {
      const known = (pieces.get(row.videoId) ?? []).filter(({ start }) => start !== newest?.start);
      const rows = newest ? [...known, newest] : known;
      return { ...row, exclusive: createQueue(), source: this.#sourceOf(row.videoId, source, rows) };
    });
  }

  /** Writes a video down, with the piece that has just come if there is one. */
  put(video: Video, piece?: StoredPiece): void {
    const { videoId, source } = video;
    const newest = piece && pieceRowOf(videoId, piece);
    const row = { ...video, exclusive: undefined, source: rowOf(source), ...(newest && { newest }) };
    this.#videos.put(videoId, row);
    if (newest) this.#pieces.put(`${videoId}/${newest.start}`, newest);
  }

  delete({ videoId, source }: Video): void {
    this.#videos.delete(videoId);
    for (const { start } of source.set?.pieces ?? []) this.#pieces.delete(`${videoId}/${start}`);
  }

  #sourceOf(videoId: string, source: SourceRow, rows: readonly PieceRow[]): Source {
    if (source.state === 'awaited') return source;

    const { unit, total } = source;
    const pieces = rows
      .map((piece) => ({ ...piece, path: this.#files.path(videoId, `${unit}-${piece.start}`) }))
      .sort((a, b) => a.start - b.start);
    const set: PieceSet<StoredPiece> = { unit, total, pieces };
    if (source.state === 'receiving') return { state: 'receiving', set };

    const { mediaType, completedAt } = source;
    const paths = pieces.map(({ path }) => path);
    const file = new SourceFile(this.#files.path(videoId, 'source'), paths);
    return { state: 'complete', set, file, mediaType, completedAt };
  }
}

function pieceRowOf(videoId: string, { start, bytes, type, receivedAt }: StoredPiece): PieceRow {
  return { videoId, start, bytes, type, receivedAt };
}

function rowOf(source: Source): SourceRow {
  if (source.state === 'awaited') return source;

  const { unit, total } = source.set;
  if (source.state === 'receiving') return { state: 'receiving', unit, total };
  const { mediaType, completedAt } = source;
  return { state: 'complete', unit, total, mediaType, completedAt };
}
