import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { leaf } from './leaf.js';
import { nearestLang, watchLang } from './nearest-lang.js';
import { chooseLanguage, directionOf, type LanguageChoice } from './strings/choose-language.js';
import { languages, type Part } from './strings/language.js';
import { withOverrides, type Overrides } from './strings/overrides.js';

export interface LocalizeHost<Texts> extends ReactiveControllerHost, HTMLElement {
  /** The page's own texts in place of some of ours. */
  readonly strings: Overrides<Texts> | null | undefined;
}

const shipped = Object.keys(languages);

/**
 * An element's texts, in the language that the nearest `lang` names. Languages other than English are fetched when
 * they are needed; until one is there, and if it can't be had, the texts are English.
 */
export class Localize<Texts extends object> implements ReactiveController {
  readonly #host: LocalizeHost<Texts>;
  readonly #part: Part;
  readonly #english: Texts;
  #connected = new AbortController();
  #shown: { readonly language: string; readonly texts: Texts };

  constructor(host: LocalizeHost<Texts>, part: Part, english: Texts) {
    this.#host = host;
    this.#part = part;
    this.#english = english;
    this.#shown = { language: 'en', texts: english };
    host.addController(this);
  }

  get texts(): Texts {
    return withOverrides(this.#shown.texts, this.#host.strings);
  }

  /** For `Intl`, and for the `lang` of what is shown. */
  get locale(): string {
    const { language, locale } = this.#choice();
    return language === this.#shown.language ? locale : 'en';
  }

  get dir(): 'ltr' | 'rtl' {
    return directionOf(this.locale);
  }

  hostConnected(): void {
    this.#connected = new AbortController();
    watchLang(this.#host, () => this.#follow(), this.#connected.signal);
    this.#follow();
  }

  hostDisconnected(): void {
    this.#connected.abort();
  }

  #choice(): LanguageChoice {
    return chooseLanguage(nearestLang(this.#host), shipped, Boolean(this.#host.strings));
  }

  #follow(): void {
    const { language } = this.#choice();
    this.#host.requestUpdate(); // the region may be another
    if (language === this.#shown.language) return;
    if (language === 'en') this.#shown = { language, texts: this.#english };
    else void this.#fetch(language);
  }

  async #fetch(language: string): Promise<void> {
    const texts = (await leaf(languages[language]))?.[this.#part] as Texts | undefined;
    if (!texts || language !== this.#choice().language) return;
    this.#shown = { language, texts };
    this.#host.requestUpdate();
  }
}
