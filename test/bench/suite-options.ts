import { parseArgs } from 'node:util';

/** What a suite is run with: how many rounds, and whatever other numbers it knows. */
type Numbers = Readonly<Record<'rounds', number>> & Readonly<Record<string, number>>;

/**
 * Reads a suite's command line: `--quick`, `--rounds <n>`, and `--<name> <n>` for each other number. What isn't
 * given is as in `usual`, or in `quick`. Throws a sentence where it makes no sense.
 */
export function suiteOptions<Known extends Numbers>(
  args: readonly string[],
  usual: Known,
  quick: Known,
): Known & { readonly quick: boolean } {
  const names = Object.keys(usual);
  const { values } = parseArgs({
    args: [...args],
    options: {
      ...Object.fromEntries(names.map((name) => [name, { type: 'string' }] as const)),
      quick: { type: 'boolean', default: false },
    },
  });
  const given = values as Readonly<Partial<Record<string, string | boolean>>>;
  const numbers = names.map((name) => {
    const text = given[name];
    return [name, typeof text === 'string' ? count(text) : (given.quick ? quick : usual)[name]] as const;
  });
  return { ...usual, ...Object.fromEntries(numbers), quick: given.quick === true };
}

/** A whole number from 1. Throws a sentence where the text is none. */
export function count(text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number > 0) return number;
  throw new Error(`“${text}” is no number of rounds, or of parts.`);
}
