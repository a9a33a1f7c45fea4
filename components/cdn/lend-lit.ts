import { css, html, nothing } from 'lit';

const lent = Symbol.for('apivideo-kit.lit');

/**
 * Lends lit to the modules beside a classic script, which so need no copy of it (`borrowedLit` has them find it).
 * `directives` are what else they use.
 */
export function lendLit(directives: object = {}): void {
  const before: unknown = Reflect.get(globalThis, lent);
  Reflect.set(globalThis, lent, Object.assign({}, before, { css, html, nothing }, directives));
}
