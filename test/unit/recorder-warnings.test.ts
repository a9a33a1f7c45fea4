import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isNews, RecorderWarnings } from '../../components/recorder/recorder-warnings.js';
import { recorder as strings } from '../../components/shared/strings/en.js';

interface Scene {
  readonly warnings: RecorderWarnings;
  /** The codes that the page was told. */
  readonly told: readonly string[];
  /** What a screen reader was to say; `undefined` where only what is shown has changed. */
  readonly said: readonly (string | undefined)[];
}

function scene(): Scene {
  const host = new EventTarget();
  const told: string[] = [];
  const said: (string | undefined)[] = [];
  host.addEventListener('recording-warning', (event) => {
    told.push((event as CustomEvent<{ readonly code: string }>).detail.code);
  });
  const warnings = new RecorderWarnings({
    host: host as HTMLElement,
    strings: () => strings,
    say: (words) => said.push(words),
  });
  return { warnings, told, said };
}

test('a warning is told once, spoken once, and shown for as long as it holds', () => {
  const { warnings, told, said } = scene();

  warnings.set('silence', true);
  warnings.set('silence', true);
  warnings.set('storage-low', true);
  const shown = warnings.shown;
  warnings.set('silence', false);

  assert.deepEqual(told, ['silence', 'storage-low']);
  assert.deepEqual(said, [strings.warnings.silence, strings.warnings['storage-low'], undefined]);
  assert.deepEqual(shown, ['silence', 'storage-low']);
  assert.deepEqual(warnings.shown, ['storage-low']);
});

test('a warning that comes and goes is told each time, but not spoken each time', () => {
  const { warnings, told, said } = scene();

  for (const active of [true, false, true, false, true]) warnings.set('silence', active);

  assert.deepEqual(told, ['silence', 'silence', 'silence']);
  assert.equal(said.filter((words) => words !== undefined).length, 1);
});

test('closer words replace the ones before, and the page is not told again', () => {
  const { warnings, told, said } = scene();

  warnings.set('black', true);
  warnings.set('black', true, 'frozen');

  assert.deepEqual([told, warnings.shown], [['black'], ['frozen']]);
  assert.deepEqual(said, [strings.warnings.black, strings.warnings.frozen]);
});

test('what no longer holds is no news, and the next recording begins with none', () => {
  const { warnings, said } = scene();

  warnings.set('lag', false);
  warnings.set('lag', true);
  warnings.clear();
  warnings.set('lag', true);

  assert.deepEqual(said, [strings.warnings.lag, strings.warnings.lag]);
});

test('after a minute the same is worth a word again', () => {
  assert.deepEqual([isNews(undefined, 5), isNews(0, 59_999), isNews(0, 60_000)], [true, false, true]);
});
