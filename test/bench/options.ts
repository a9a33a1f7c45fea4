import { parseArgs } from 'node:util';
import { browsers, type BrowserName } from './browsers.js';
import { conditions, protocols, quickFactor, type Condition, type Protocol } from './conditions.js';
import { count } from './suite-options.js';
import { contestants, oursWith, type Contestant } from './contestants.js';

/** What is to be measured. */
export interface Options {
  readonly browser: BrowserName;
  readonly conditions: readonly Condition[];
  readonly protocols: readonly Protocol[];
  readonly contestants: readonly Contestant[];
  readonly rounds: number;
  readonly quick: boolean;
}

export const usage = `npm run bench -- [options]
  --quick              one round with small files: to see that it works
  --only <text>        lines whose name contains it
  --protocol <text>    protocols whose name contains it, such as 1.1
  --browser <name>     chromium, unless told otherwise, or firefox
  --client <text>      clients whose name contains it
  --rounds <n>         uploads of each client over each line; 7 unless told otherwise
  --concurrency <list> also ours with that many parts at once, such as 2,4,6`;

/** Reads the command line. Throws a sentence where it makes no sense. */
export function optionsOf(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: { type: 'boolean', default: false },
      only: { type: 'string', default: '' },
      protocol: { type: 'string', default: '' },
      client: { type: 'string', default: '' },
      browser: { type: 'string', default: 'chromium' },
      rounds: { type: 'string' },
      concurrency: { type: 'string', default: '' },
    },
  });
  const { quick, only, protocol, client, concurrency } = values;
  const rounds = count(values.rounds ?? (quick ? '1' : '7'));
  const lanes = concurrency === '' ? [] : concurrency.split(',').map(count);
  const scale = (condition: Condition): Condition =>
    quick ? { ...condition, bytes: Math.round(condition.bytes / quickFactor) } : condition;

  return {
    browser: browserOf(values.browser),
    conditions: some(conditions, only, 'line').map(scale),
    protocols: some(
      protocols.map((name) => ({ name })),
      protocol,
      'protocol',
    ).map(({ name }) => name),
    contestants: [...some(contestants, client, 'client'), ...lanes.map(oursWith)],
    rounds,
    quick,
  };
}

function some<T extends { readonly name: string }>(
  all: readonly T[],
  text: string,
  what: string,
): readonly T[] {
  const found = all.filter(({ name }) => name.includes(text));
  if (found.length > 0) return found;
  throw new Error(`No ${what} is called “${text}”. There are: ${all.map(({ name }) => name).join('; ')}.`);
}

function browserOf(name: string): BrowserName {
  if (name in browsers) return name as BrowserName;
  throw new Error(`“${name}” is no browser of these: ${Object.keys(browsers).join(', ')}.`);
}
