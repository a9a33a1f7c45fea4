import type { Fault } from './faults.js';

/** Says what is wrong with data that should have been faults. */
export class InvalidFault extends TypeError {
  override readonly name = 'InvalidFault';
}

type Check = (value: unknown) => boolean;
type Shape = Readonly<Record<string, { readonly is: Check; readonly want: string }>>;

const text = { is: (value: unknown) => typeof value === 'string', want: 'a string' };
const flag = { is: (value: unknown) => typeof value === 'boolean', want: 'true or false' };
const count = { is: wholeFrom(1), want: 'a whole number from 1' };
const object = { is: isObject, want: 'an object' };

const faultShape: Shape = {
  match: object,
  then: object,
  times: { is: wholeFrom(0), want: 'a whole number from 0' },
  probability: { is: numberWithin(0, 1), want: 'a number from 0 to 1' },
};

const path = {
  is: (value: unknown) => typeof value === 'string' && /^[/*][^?]*$/.test(value),
  want: 'a path that begins with "/", without a query',
};

const matchShape: Shape = { method: text, path, part: count, last: flag };

const answerShape: Shape = {
  status: { is: (value) => wholeFrom(200)(value) && Number(value) < 600, want: 'a status from 200 to 599' },
  headers: {
    is: (value) => isObject(value) && Object.values(value).every((entry) => typeof entry === 'string'),
    want: 'an object of strings',
  },
  body: { is: () => true, want: 'anything' },
};

const effectShapes: Readonly<Record<string, Shape>> = {
  drop: { drop: { is: (value) => value === 'before' || value === 'after', want: '"before" or "after"' } },
  delay: { delay: { is: numberWithin(0, 2 ** 31 - 1), want: 'milliseconds' } },
  bytesPerSecond: { bytesPerSecond: { is: numberWithin(1, Infinity), want: 'a number from 1' } },
  hang: { hang: { is: (value) => value === true, want: 'true' } },
};

/**
 * Reads faults from outside: one, a list, or `{ faults: … }` around either. Throws `InvalidFault`, whose message names
 * the offending member.
 */
export function parseFaults(value: unknown): readonly Fault[] {
  try {
    return readFaults(value);
  } catch (cause) {
    if (cause instanceof InvalidFault) throw cause;
    throw new InvalidFault('The faults can no longer be read.', { cause });
  }
}

function readFaults(value: unknown): readonly Fault[] {
  const inner = isObject(value) && 'faults' in value ? value.faults : value;
  const list: readonly unknown[] = Array.isArray(inner) ? inner : [inner];
  list.forEach((fault, index) => checkFault(fault, `faults[${index}]`));

  // Each member of each fault was looked at above.
  return list as readonly Fault[];
}

function checkFault(fault: unknown, at: string): void {
  checkShape(fault, faultShape, at);
  for (const required of ['match', 'then']) {
    if (fault[required] === undefined) throw new InvalidFault(`${at} lacks "${required}".`);
  }

  const { match, then } = fault;
  checkShape(match, matchShape, `${at}.match`);
  const kind = Object.keys(effectShapes).find((name) => isObject(then) && name in then);
  checkShape(then, effectShapes[kind ?? ''] ?? answerShape, `${at}.then`);
}

function checkShape(
  value: unknown,
  shape: Shape,
  at: string,
): asserts value is Readonly<Record<string, unknown>> {
  if (!isObject(value)) throw new InvalidFault(`${at} must be an object.`);

  for (const [name, member] of Object.entries(value)) {
    const expected = Object.hasOwn(shape, name) ? shape[name] : undefined;
    if (!expected)
      throw new InvalidFault(`${at} has no "${name}": it knows ${Object.keys(shape).join(', ')}.`);
    if (member !== undefined && !expected.is(member))
      throw new InvalidFault(`${at}.${name} must be ${expected.want}.`);
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function wholeFrom(least: number): Check {
  return (value) => Number.isInteger(value) && Number(value) >= least;
}

function numberWithin(least: number, most: number): Check {
  return (value) => typeof value === 'number' && value >= least && value <= most;
}
