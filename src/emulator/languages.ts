import { invalid, type Rule } from './fields.js';

/** The languages that the API can transcribe. */
const transcribed =
  'ar ca cs da de el en es fa fi fr he hi hr hu it ja ko ml nl nn no pl pt ru sk sl te tr uk ur vi zh'.split(
    ' ',
  );

const english = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });

/** A language that a video can be transcribed in. */
export const transcriptLanguage = languageRule((tag) => transcribed.includes(tag));

/** A language that captions and chapters can be in: any that has a name. */
export const captionLanguage = languageRule((tag) => languageName(tag) !== undefined);

/** What a language calls itself; `undefined` for a tag that stands for none. */
export function languageName(tag: string): string | undefined {
  try {
    // An unknown language may still have a well-formed tag, and then would be given back as its own name.
    const [language = ''] = tag.split('-');
    return english.of(language) && new Intl.DisplayNames([tag], { type: 'language' }).of(tag);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function languageRule(isKnown: (tag: string) => boolean): Rule<string> {
  return {
    check(value, name) {
      if (typeof value !== 'string' || !/^[a-z-]+$/i.test(value)) {
        return [
          invalid(
            name,
            `The "${name}" attribute must contain only letters and dashes (for example "fr", "fr-BE").`,
          ),
        ];
      }
      return isKnown(value) ? [] : [invalid(name, `The "${name}" attribute is not valid.`)];
    },
  };
}
