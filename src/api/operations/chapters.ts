import type { Chapter, ChapterQuery } from '../models/chapter.js';
import type { Page } from '../models/page.js';
import { file, list, type FileInput } from '../operation-traits.js';
import { operation } from '../operation.js';

/** Chapters of a video, one file per language. */
export const chapters = {
  /** Adds the chapters in one language: a WebVTT file. */
  upload: file<FileInput, Chapter>()('adds', '/videos/{videoId}/chapters/{language}'),
  /** Tells where the chapters of one language are. */
  get: operation<undefined, Chapter>()('GET', '/videos/{videoId}/chapters/{language}'),
  /** Removes the chapters of one language. */
  delete: operation<undefined, undefined>()('DELETE', '/videos/{videoId}/chapters/{language}'),
  /** Lists the languages that a video has chapters in. */
  list: list<{ query?: ChapterQuery }, Page<Chapter>>()('/videos/{videoId}/chapters'),
} as const;
