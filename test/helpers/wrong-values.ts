export const unreadable = 'a revoked object';

/** What nobody should give, and somebody will. */
export const wrongValues: Readonly<Record<string, () => unknown>> = {
  null: () => null,
  true: () => true,
  zero: () => 0,
  'a negative number': () => -1,
  'a fraction': () => 0.5,
  NaN: () => NaN,
  infinity: () => Infinity,
  'a huge number': () => Number.MAX_VALUE,
  'an empty string': () => '',
  'a space': () => ' ',
  nonsense: () => 'nonsense',
  'a long string': () => 'x'.repeat(100_000),
  'half a character': () => '\ud800',
  'a path upwards': () => '../..',
  'an object': () => ({}),
  'a list': () => [],
  'a function': () => () => undefined,
  'a bigint': () => 10n,
  [unreadable]: () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    return proxy;
  },
};
