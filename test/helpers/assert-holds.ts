import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/**
 * Compares, slice by slice, what arrived with what a page had told of its slices before it was killed, as lines
 * `chunk <index> <size> <sha256>`: all of it is what was recorded, and it is `saved` bytes at the least.
 */
export function assertHolds(path: string, lines: readonly string[], saved: number): void {
  const bytes = readFileSync(path);
  const slices = lines
    .flatMap((line) => {
      const [, index, size, hash] = /^chunk (\d+) (\d+) (\S+)$/.exec(line) ?? [];
      return hash === undefined ? [] : [{ index: Number(index), size: Number(size), hash }];
    })
    .sort((a, b) => a.index - b.index);

  let place = 0;
  for (const { index, size, hash } of slices.filter(({ index: number }, at) => number === at)) {
    if (place + size > bytes.length) break;
    const digest = createHash('sha256')
      .update(bytes.subarray(place, place + size))
      .digest('base64');
    assert.equal(digest, hash, `slice ${index} is what was recorded`);
    place += size;
  }
  assert.ok(bytes.length >= saved, `${bytes.length} of ${saved} bytes`);
  assert.ok(place >= saved, `${place} of ${saved} bytes could be compared`);
}
