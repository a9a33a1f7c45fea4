/** Scripts that run from right to left, by the languages that are written in them. */
const rightToLeft = /^(ar|ckb|dv|fa|he|ps|sd|ug|ur|yi)\b/i;

/** What is to be shown of a page's language. */
export interface LanguageChoice {
  /** The language of the texts: one that is shipped, or English. */
  readonly language: string;
  /** How numbers, sizes and times are written: as the page's region does, where the texts are in its language. */
  readonly locale: string;
}

const english: LanguageChoice = { language: 'en', locale: 'en' };

/**
 * The shipped language that serves a `lang` such as `pt-BR`; English where there is none. A page that brings texts of
 * its own has them in the language that it names, and so has its numbers in it too.
 */
export function chooseLanguage(
  lang: string | undefined,
  shipped: readonly string[],
  ownTexts = false,
): LanguageChoice {
  const locale = canonical(lang);
  const language = locale?.split('-')[0] ?? '';
  if (locale === undefined) return english;
  if (language === 'en' || shipped.includes(language)) return { language, locale };
  return ownTexts ? { language: 'en', locale } : english;
}

/** Undefined for what is no language, such as an empty attribute, or `lang="en_US"`. */
function canonical(lang: string | undefined): string | undefined {
  try {
    return Intl.getCanonicalLocales(lang)[0];
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** The direction in which texts of that language run. */
export function directionOf(locale: string): 'ltr' | 'rtl' {
  return rightToLeft.test(locale) ? 'rtl' : 'ltr';
}
