import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { assemble } from './assemble.js';
import type { ContentRange } from './content-range.js';
import { newId } from './ids.js';
import { mediaType } from './media-type.js';
import type { ReceivedFile } from './multipart.js';
import { addPiece, judge, type PieceSet } from './parts.js';
import { problem } from './problem.js';
import { createQueue } from './queue.js';
import type { Source, StoredPiece, Video } from './video.js';
import type { VideoAttributes } from './video-attributes.js';

/** The videos, and their files under one folder. Paths are made of the emulator's own ids and numbers only. */
export class Store {
  readonly #folder: string;
  readonly #now: () => number;
  readonly #videos = new Map<string, Video>();
  #files = 0;

  constructor(folder: string, now: () => number) {
    this.#folder = folder;
    this.#now = now;
  }

  /** Newest first. */
  list(): Video[] {
    return [...this.#videos.values()].reverse();
  }

  get(videoId: string): Video | undefined {
    return this.#videos.get(videoId);
  }

  create(attributes: VideoAttributes): Video {
    const video: Video = {
      videoId: newId('vi'),
      attributes,
      createdAt: this.#now(),
      exclusive: createQueue(),
      source: { state: 'awaited' },
    };
    this.#videos.set(video.videoId, video);
    return video;
  }

  /** A new path for a file that is still on its way. */
  incomingPath(): string {
    return join(this.#folder, `incoming-${++this.#files}`);
  }

  /** Takes `file` in as a piece of the source, or throws the problem that refuses it and leaves the file alone. */
  async receive(video: Video, range: ContentRange, file: ReceivedFile): Promise<void> {
    await video.exclusive(async () => {
      // The video may have been deleted while the body was under way.
      if (this.get(video.videoId) !== video) throw problem('resource-not-found', { name: 'videoId' });

      const { start, total, complete } = accept(video.source, range, file.bytes);
      const folder = this.#folderOf(video.videoId);
      const path = join(folder, `${range.unit}-${start}`);
      await mkdir(folder, { recursive: true });
      await rename(file.path, path);

      const piece = { start, bytes: file.bytes, path, type: file.type, receivedAt: this.#now() };
      const set = addPiece(video.source.set, range.unit, total, piece);
      video.source = complete
        ? await this.#complete(set, join(folder, 'source'))
        : { state: 'receiving', set };
    });
  }

  /** Deletes a video with its files; an upload into it that is under way ends in "not found". */
  async delete(video: Video): Promise<void> {
    this.#videos.delete(video.videoId);
    await video.exclusive(() => rm(this.#folderOf(video.videoId), { recursive: true, force: true }));
  }

  /** Deletes every video. They are unknown from this call on, their files gone when it resolves. */
  async clear(): Promise<void> {
    await Promise.all(this.list().map((video) => this.delete(video)));
  }

  async #complete(set: PieceSet<StoredPiece>, path: string): Promise<Source> {
    const file = await assemble(
      set.pieces.map((piece) => piece.path),
      path,
    );
    await Promise.all(set.pieces.map((piece) => rm(piece.path)));

    const declared = set.pieces[0]?.type ?? 'application/octet-stream';
    const completedAt = this.#now();
    return { state: 'complete', set, file, mediaType: mediaType(file.head, declared), completedAt };
  }

  #folderOf(videoId: string): string {
    return join(this.#folder, videoId);
  }
}

/** The decision on a file of `bytes` for `source`; a refusal is thrown as its problem. */
export function accept(source: Source, range: ContentRange, bytes: number) {
  if (source.state === 'complete') throw problem('video-source-already-uploaded');

  const verdict = judge(source.set, range, bytes);
  if ('refuse' in verdict) throw problem(verdict.refuse, verdict.detail ? { detail: verdict.detail } : {});
  return verdict;
}
