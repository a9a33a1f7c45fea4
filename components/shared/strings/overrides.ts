type Text = string | ((...values: never[]) => string);

/** Some of the texts, the rest staying as they are; also within a group of texts. */
export type Overrides<Texts> = {
  readonly [Key in keyof Texts]?: Texts[Key] extends Text | undefined ? Texts[Key] : Overrides<Texts[Key]>;
};

/** The texts with those of the page put in. `null` and `undefined` change nothing. */
export function withOverrides<Texts extends object>(
  texts: Texts,
  overrides: Overrides<Texts> | null | undefined,
): Texts {
  const entries = Object.entries(overrides ?? {}).filter(
    ([, value]) => value !== null && value !== undefined,
  );
  if (entries.length === 0) return texts;

  const known = texts as Readonly<Record<string, unknown>>;
  const changed = entries.map(([key, value]) => {
    const group = known[key];
    const within = typeof group === 'object' && group !== null && typeof value === 'object' && value !== null;
    return [key, within ? withOverrides(group, value) : value] as const;
  });
  return { ...texts, ...Object.fromEntries(changed) };
}
