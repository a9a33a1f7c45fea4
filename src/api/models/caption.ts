import type { PageQuery } from './page.js';

/** The subtitles of a video in one language. */
export interface Caption {
  /** Where the API has it. */
  readonly uri?: string;
  /** Where the WebVTT file is. */
  readonly src?: string;
  /** IETF tag of the language. */
  readonly srclang?: string;
  /** The language's name, in that language. */
  readonly languageName?: string;
  /** Whether players show it unasked. */
  readonly default?: boolean;
  readonly [unknownField: string]: unknown;
}

/** What can be changed about captions. */
export interface CaptionsUpdatePayload {
  /** Whether players show it unasked; one language at most has that. */
  readonly default?: boolean;
}

/** Which captions to list. */
export type CaptionQuery = PageQuery;
