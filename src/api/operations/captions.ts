import type { Caption, CaptionQuery, CaptionsUpdatePayload } from '../models/caption.js';
import type { Page } from '../models/page.js';
import { file, list, type FileInput } from '../operation-traits.js';
import { operation } from '../operation.js';

/** Subtitles of a video, one file per language. */
export const captions = {
  /** Adds subtitles in one language: a WebVTT file. */
  upload: file<FileInput, Caption>()('adds', '/videos/{videoId}/captions/{language}'),
  /** Tells where the subtitles of one language are. */
  get: operation<undefined, Caption>()('GET', '/videos/{videoId}/captions/{language}'),
  /** Makes a language the one that is shown unasked, or no longer. */
  update: operation<{ body?: CaptionsUpdatePayload }, Caption>()(
    'PATCH',
    '/videos/{videoId}/captions/{language}',
  ),
  /** Removes the subtitles of one language. */
  delete: operation<undefined, undefined>()('DELETE', '/videos/{videoId}/captions/{language}'),
  /** Lists the languages that a video has subtitles in. */
  list: list<{ query?: CaptionQuery }, Page<Caption>>()('/videos/{videoId}/captions'),
} as const;
