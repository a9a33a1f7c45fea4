/** A number from 0 (included) to 1 (excluded) that depends on `seed` and `key`, and on nothing else. */
export function randomOf(seed: number, key: string): number {
  return mix(hash(`${seed} ${key}`)) / 2 ** 32;
}

/** FNV-1a. */
function hash(text: string): number {
  return Array.from(text).reduce(
    (sum, character) => Math.imul(sum ^ (character.codePointAt(0) ?? 0), 0x01000193),
    0x811c9dc5,
  );
}

/** One step of Mulberry32, which spreads hashes that differ in a bit all over the range. */
function mix(state: number): number {
  const one = (state + 0x6d2b79f5) | 0;
  const two = Math.imul(one ^ (one >>> 15), one | 1);
  const three = two ^ (two + Math.imul(two ^ (two >>> 7), two | 61));
  return (three ^ (three >>> 14)) >>> 0;
}
