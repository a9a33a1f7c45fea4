import type { PageQuery } from './page.js';

/** The chapters of a video, in one language. */
export interface Chapter {
  /** Where the API has them. */
  readonly uri?: string;
  /** Where the WebVTT file is. */
  readonly src?: string;
  /** IETF tag of the language. */
  readonly language?: string;
  readonly [unknownField: string]: unknown;
}

/** Which chapters to list. */
export type ChapterQuery = PageQuery;
