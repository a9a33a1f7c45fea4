import type { ErrorCode } from '../../../src/index.js';
import type { AllRecorderStrings } from './en-source.js';
import type { UploaderStrings } from './en.js';

/** What goes wrong only where there is no page: at a server that has the API key. */
type ServerCode = 'encoding-failed' | `webhook-${string}`;

/** Errors whose own words are English: other languages have words for every one. */
interface AllErrors {
  readonly errors: Readonly<Record<Exclude<ErrorCode, ServerCode>, string>>;
}

/** What a language's file holds: every text of each element. */
export interface Language {
  readonly uploader: UploaderStrings & AllErrors;
  readonly recorder: AllRecorderStrings & AllErrors;
}

/** The name of an element's texts. */
export type Part = keyof Language;

/** The languages that are shipped besides English. Each is fetched when it is first needed. */
export const languages: Readonly<Partial<Record<string, () => Promise<Language>>>> = {
  ar: () => import('./ar.js'),
  de: () => import('./de.js'),
  es: () => import('./es.js'),
  fr: () => import('./fr.js'),
  it: () => import('./it.js'),
  ja: () => import('./ja.js'),
  pt: () => import('./pt.js'),
};
