import { invalid, type Rule, type Table } from './fields.js';

/** A rule that is kept by whatever `is` lets pass; others hear that they must be `kind`. */
export function must<T>(kind: string, is: (value: unknown) => value is T): Rule<T> {
  return {
    check: (value, name) =>
      is(value) ? [] : [{ slug: 'invalid-attribute', title: `This attribute must be ${kind}.`, name }],
  };
}

export const text = must('a string', isString);

export const flag = must('a boolean', (value): value is boolean => typeof value === 'boolean');

/** A list of texts. */
export const texts = must(
  'an array',
  (value): value is readonly string[] => Array.isArray(value) && value.every(isString),
);

/** Pairs of texts, as metadata is written. */
export interface Pair {
  readonly key: string;
  readonly value: string;
}

export const pairs = must(
  'an array',
  (value): value is readonly Pair[] =>
    Array.isArray(value) &&
    value.every((item) => isObject(item) && isString(item.key) && isString(item.value)),
);

/** A text of at most `max` characters. */
export function shortText(max: number): Rule<string> {
  return {
    check: (value, name) =>
      isString(value) && value.length > max
        ? [invalid(name, `This value is too long. It should have ${max} characters or less.`)]
        : text.check(value, name),
  };
}

/** A whole number, both bounds included. */
export function whole(min: number, max: number): Rule<number> {
  const fits = (value: unknown) => Number.isInteger(value) && Number(value) >= min && Number(value) <= max;
  return {
    check: (value, name) =>
      fits(value) ? [] : [invalid(name, `It must be an integer from ${min} to ${max}.`)],
  };
}

/** One text of a closed list. */
export function oneOf<const T extends string>(values: readonly T[]): Rule<T> {
  const detail = `This value must be part of the following values: ${values.join(',')}`;
  return { check: (value, name) => (values.some((known) => known === value) ? [] : [invalid(name, detail)]) };
}

/** A list of at most `max` values that each keep `rule`. */
export function listOf<T>(rule: Rule<T>, max = Infinity): Rule<readonly T[]> {
  return {
    check(value, name) {
      if (!Array.isArray(value)) return must('an array', Array.isArray).check(value, name);
      if (value.length > max)
        return [invalid(name, `This collection should contain ${max} elements or less.`)];
      return value.flatMap((item, index) => rule.check(item, `${name}[${index}]`));
    },
  };
}

/** A text that matches `pattern`; others hear `detail`. */
export function matching(pattern: RegExp, detail: string): Rule<string> {
  return {
    check: (value, name) => (isString(value) && pattern.test(value) ? [] : [invalid(name, detail)]),
  };
}

/** An object whose members, if they are there, keep their rules; others are let pass. */
export function shape(members: Table): Rule<Readonly<Record<string, unknown>>> {
  return {
    check(value, name) {
      if (!isObject(value)) return must('an object', isObject).check(value, name);
      return Object.entries(members).flatMap(([member, rule]) =>
        value[member] === undefined ? [] : rule.check(value[member], `${name}[${member}]`),
      );
    },
  };
}

/** `null`, which unsets the attribute, or what `rule` lets pass. */
export function orNull<T>(rule: Rule<T>): Rule<T | null> {
  return { check: (value, name) => (value === null ? [] : rule.check(value, name)) };
}

/** Whether `value` is a JSON object, and neither an array nor `null`. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isString(value: unknown): value is string {
  return typeof value === 'string';
}
