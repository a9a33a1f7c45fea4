type Text = string | ((...values: never[]) => string);

/** Some of the texts, the rest staying as they are; also within a group of texts. */
export type Overrides<Texts> = {
  readonly [Key in keyof Texts]?: Texts[Key] extends Text | undefined ? Texts[Key] : Overrides<Texts[Key]>;
};

/** The texts with those of the page put in. What is of another kind than the text in its place changes nothing. */
export function withOverrides<Texts extends object>(
  texts: Texts,
  overrides: Overrides<Texts> | null | undefined,
): Texts {
  const known = texts as Readonly<Record<string, unknown>>;
  const changed = entriesOf(overrides).flatMap(([key, value]) => {
    // Of texts that are loaded later nothing is known yet.
    const text = (known[key] ?? value) as Text | object;
    if (typeof value !== typeof text) return [];
    return [
      [key, typeof text === 'object' ? withOverrides(text, value as Overrides<object>) : value] as const,
    ];
  });
  // The same object where nothing is other: what is made of the texts is kept by them.
  return changed.length > 0 ? { ...texts, ...Object.fromEntries(changed) } : texts;
}

/** None, where the page gives what can't be read. */
function entriesOf(overrides: unknown): readonly (readonly [string, unknown])[] {
  try {
    return Object.entries(overrides ?? {});
  } catch {
    return [];
  }
}
