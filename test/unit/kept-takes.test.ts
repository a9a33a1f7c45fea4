import assert from 'node:assert/strict';
import { test } from 'node:test';
import { KeptTakes } from '../../components/recorder/kept-takes.js';
import type { TakePhase } from '../../components/recorder/recorder-phase.js';

function scene() {
  const dropped: string[] = [];
  const take = (name: string): TakePhase => {
    const session = { cancel: () => dropped.push(name) };
    return { kind: 'take', session, told: new AbortController() } as unknown as TakePhase;
  };
  return { dropped, take, kept: new KeptTakes() };
}

test('the take that was chosen lets the others go', () => {
  const { dropped, take, kept } = scene();
  const [first, second] = [take('first'), take('second')];
  kept.add(first);
  kept.add(second);

  kept.chose(second.session);

  assert.deepEqual(dropped, ['first']);
});

test('a take that is told of again, as when its video plays, lets nothing go that was made since', () => {
  const { dropped, take, kept } = scene();
  const [first, next] = [take('first'), take('next')];
  kept.add(first);
  kept.chose(first.session);
  kept.add(next);

  kept.chose(first.session);

  assert.deepEqual(dropped, []);
  assert.ok(kept.has(next.session));
});
