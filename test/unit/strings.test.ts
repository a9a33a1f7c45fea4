import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import { recorder, uploader } from '../../components/shared/strings/en.js';
import { sourceStrings, type AllRecorderStrings } from '../../components/shared/strings/en-source.js';
import { withOverrides } from '../../components/shared/strings/overrides.js';
import { takeStrings } from '../../components/shared/strings/en-takes.js';
import { languages, type Language } from '../../components/shared/strings/language.js';

const en = { uploader, recorder: { ...sourceStrings(recorder), ...takeStrings(recorder) } };

type Texts = Readonly<Record<string, unknown>>;

const shipped: Readonly<Record<string, Language | typeof en>> = {
  en,
  ...Object.fromEntries(
    await Promise.all(Object.entries(languages).map(async ([name, load]) => [name, await load?.()] as const)),
  ),
};
const others = Object.entries(shipped).filter(([name]) => name !== 'en');

/** All texts of a language, by the path to each. */
function flat(texts: object, path = ''): readonly (readonly [string, unknown])[] {
  return Object.entries(texts as Texts).flatMap(([key, text]) =>
    typeof text === 'object' && text !== null ? flat(text, `${path}${key}.`) : [[path + key, text] as const],
  );
}

function textsOf({ uploader, recorder }: Language | typeof en): ReadonlyMap<string, unknown> {
  return new Map(flat({ uploader, recorder }));
}

const english = textsOf(en);
/** Texts whose one argument is a count; all others take text. */
const counting = new Set([
  ...['files', 'added', 'allUploaded', 'tooMany', 'andMore'].map((key) => `uploader.${key}`),
  ...['secondsLeft', 'atLeast', 'found', 'expired'].map((key) => `recorder.${key}`),
]);

test('the languages of the contract are shipped, and each has a file', () => {
  const files = readdirSync('components/shared/strings');

  assert.deepEqual(Object.keys(shipped).sort(), ['ar', 'de', 'en', 'es', 'fr', 'it', 'ja', 'pt']);
  for (const name of Object.keys(shipped)) assert.ok(files.includes(`${name}.ts`), name);
});

for (const [name, language] of others) {
  test(`${name} has every text, no other, and words for every error`, () => {
    const keys = [...textsOf(language).keys()].filter((key) => !key.includes('.errors.'));
    const expected = [...english.keys()].filter((key) => !key.includes('.errors.'));

    assert.deepEqual(keys.sort(), expected.sort());
    assert.equal(Object.keys(language.uploader.errors).length, Object.keys(language.recorder.errors).length);
    for (const [key, text] of textsOf(language)) {
      if (typeof text === 'string') assert.notEqual(text.trim(), '', key);
      else assert.equal(typeof text, 'function', key);
    }
  });

  test(`${name} is not left in English`, () => {
    const same = [...textsOf(language)].filter(
      ([key, text]) => typeof text === 'string' && text.length > 8 && text === english.get(key),
    );

    assert.deepEqual(same, []);
  });
}

for (const [name, language] of Object.entries(shipped)) {
  test(`${name} uses all that its texts are given`, () => {
    for (const [key, text] of textsOf(language)) {
      if (typeof text !== 'function' || counting.has(key)) continue;
      const values = Array.from({ length: text.length }, (_, index) => `<${index}>`);

      const filled = (text as (...values: string[]) => string)(...values);

      for (const value of values) assert.ok(filled.includes(value), `${key}: ${filled}`);
      assert.doesNotMatch(filled, /undefined|\bnull\b|NaN|\[object/, key);
    }
  });

  test(`${name} keeps file names from turning the words around`, () => {
    const naming = [...textsOf(language)].filter(([key]) =>
      /\.(\w+Name|uploading|wrongType|tooLarge|tooLong|emptyFile)$/.test(key),
    );

    assert.ok(naming.length > 6);
    for (const [key, text] of naming) {
      assert.match((text as (name: string, more: string) => string)('a.mp4', '1'), /\u2068a\.mp4\u2069/, key);
    }
  });

  test(`${name} has a form for every count`, () => {
    const digits = new Intl.NumberFormat(name);
    for (const key of counting) {
      const text = textsOf(language).get(key) as (count: number) => string;
      for (const count of [0, 1, 2, 3, 11, 100, 1_000_000]) {
        const filled = text(count);
        assert.doesNotMatch(filled, /#|undefined/, key);
        // Some languages have words for none, one and two.
        if (count > 2 && key !== 'uploader.allUploaded')
          assert.ok(filled.includes(digits.format(count)), filled);
      }
    }
  });
}

test('Arabic has its six forms, Japanese its one, English its two', () => {
  const formsOf = (language: Language | typeof en | undefined): number => {
    const filled = [0, 1, 2, 3, 11, 100].map((count) =>
      language?.uploader.added(count).replace(/[\d٠-٩]+/, '#'),
    );
    return new Set(filled).size;
  };

  assert.deepEqual(
    ['ar', 'ja', 'en', 'fr'].map((name) => formsOf(shipped[name])),
    [6, 1, 2, 2],
  );
  assert.equal(shipped.fr?.uploader.files(0), '0 vidéo');
  assert.equal(shipped.en?.uploader.files(0), '0 videos');
});

test('a page that changes one text of a group keeps the others, also of those that are loaded late', () => {
  const changed = withOverrides<AllRecorderStrings>(en.recorder, { corners: { topLeft: 'Up there' } });
  const given = withOverrides(recorder, { corners: { topLeft: 'Up there' } } as object);

  const { corners, devices } = sourceStrings(given);

  assert.deepEqual([corners, devices], [changed.corners, en.recorder.devices]);
  assert.deepEqual([corners.topLeft, corners.topRight], ['Up there', 'Top right']);
});
