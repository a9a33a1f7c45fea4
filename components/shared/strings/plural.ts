/** The forms of one text, by the categories of `Intl.PluralRules`. `#` stands for the count. */
export type PluralForms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }>;

/** A text that depends on a count, in the words and the digits of `language`. */
export function plural(language: string, forms: PluralForms): (count: number) => string {
  return (count) => {
    const form = forms[new Intl.PluralRules(language).select(count)] ?? forms.other;
    return form.replaceAll('#', new Intl.NumberFormat(language).format(count));
  };
}
