import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chooseLanguage, directionOf } from '../../components/shared/strings/choose-language.js';
import { withOverrides } from '../../components/shared/strings/overrides.js';

const shipped = ['fr', 'pt', 'ar'];

test('a regional variant has the texts of its language and the numbers of its region', () => {
  assert.deepEqual(chooseLanguage('pt-BR', shipped), { language: 'pt', locale: 'pt-BR' });
  assert.deepEqual(chooseLanguage('EN-gb', shipped), { language: 'en', locale: 'en-GB' });
});

test('a language that is not shipped is English all through, and so is none', () => {
  for (const lang of ['zh-Hans', 'en_US', 'x', '', '-', undefined]) {
    assert.deepEqual(chooseLanguage(lang, shipped), { language: 'en', locale: 'en' });
  }
});

test('a page that brings its own texts has its own numbers and direction', () => {
  const { language, locale } = chooseLanguage('he', shipped, true);

  assert.deepEqual([language, locale, directionOf(locale)], ['en', 'he', 'rtl']);
});

test('Arabic runs from right to left, and no other language that is shipped', () => {
  assert.deepEqual(['ar', 'ar-EG', 'fr', 'en', 'arn'].map(directionOf), ['rtl', 'rtl', 'ltr', 'ltr', 'ltr']);
});

test('a page changes any text, and the others stay', () => {
  const texts = {
    start: 'Start',
    open: { camera: 'Camera', screen: 'Screen' },
    sent: (time: string) => time,
  };

  const changed = withOverrides(texts, { open: { camera: 'Webcam' }, sent: (time) => `${time}!` });

  assert.equal(changed.start, 'Start');
  assert.deepEqual(changed.open, { camera: 'Webcam', screen: 'Screen' });
  assert.equal(changed.sent('0:07'), '0:07!');
  assert.equal(texts.open.camera, 'Camera');
});

test('what is not set changes nothing', () => {
  const texts = { start: 'Start', open: { camera: 'Camera' } };

  for (const nothing of [null, undefined, {}, { start: undefined }, { open: {} }]) {
    assert.deepEqual(withOverrides(texts, nothing as object), texts);
  }
});
