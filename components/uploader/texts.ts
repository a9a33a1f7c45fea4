import { uploader as en, type UploaderStrings } from '../shared/strings/en.js';

/** The words for a person, and the locale that numbers are written in. */
export interface Texts {
  readonly strings: UploaderStrings;
  readonly locale: string;
}

export const english: Texts = { strings: en, locale: 'en' };

/** `2 of 5 uploaded`. */
export function uploadedOf(done: number, total: number, { strings, locale }: Texts): string {
  const numbers = new Intl.NumberFormat(locale);
  return strings.uploadedOf(numbers.format(done), numbers.format(total));
}
