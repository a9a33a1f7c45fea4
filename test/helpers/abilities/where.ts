/**
 * What not every browser can do, found out by trying, and tests that need it. Where it can't, they are skipped, and
 * their names say why; `wtr-counts.mjs` prints those.
 *
 *     where(sharesScreen).it('records the screen', …)
 */

/** Something that tests need. */
export interface Ability {
  readonly has: boolean;
  /** What is told where it has not, after “this browser ”. */
  readonly lacks: string;
  /** Not every Chromium has it either. @default false */
  readonly rare?: boolean;
}

interface Block {
  it(name: string, test: (this: Mocha.Context) => void | Promise<void>): void;
  describe(name: string, body: (this: Mocha.Suite) => void): void;
}

const mark = '(skipped: this browser ';
const rareMark = '(skipped, as it may be: this browser ';

/** Whether the test of that name, or a suite around it, was skipped for what every Chromium can do. */
export function isSkippedBesidesChromium(path: string): boolean {
  return path.includes(mark);
}

/** Tests that are run where the browser has all of these, and elsewhere skipped aloud. */
export function where(...abilities: readonly Ability[]): Block {
  const lacking = abilities.find(({ has }) => !has);
  if (!lacking) return { it: (name, test) => void it(name, test), describe };

  const because = (name: string): string => `${name} ${lacking.rare ? rareMark : mark}${lacking.lacks})`;
  return {
    it: (name, test) => void it.skip(because(name), test),
    describe: (name, body) => void describe.skip(because(name), body),
  };
}
