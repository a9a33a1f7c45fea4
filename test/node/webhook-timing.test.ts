import assert from 'node:assert/strict';
import crypto, { createHmac } from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';
import { test, type TestContext } from 'node:test';
import sinon from 'sinon';
import { parseWebhook, signWebhook, verifyWebhook } from '../../src/node/index.js';

const secret = 'sig_sec_0000000000000000000000';
const body = '{"type":"video.source.recorded","emittedAt":"2026-11-22T15:46:25.217Z"}';
const right = signWebhook(body, secret);
const digest = createHmac('sha256', secret).update(body).digest();

/** Hears what Node's comparison in constant time is asked, wherever it was imported. */
function comparisons(
  t: TestContext,
): sinon.SinonSpy<[NodeJS.ArrayBufferView, NodeJS.ArrayBufferView], boolean> {
  const spy = sinon.spy(crypto, 'timingSafeEqual');
  syncBuiltinESMExports();
  t.after(() => {
    spy.restore();
    syncBuiltinESMExports();
  });
  return spy;
}

/** The signature with another digit at that place. */
function wrongAt(place: number): string {
  const digit = right[place] === '0' ? '1' : '0';
  return right.slice(0, place) + digit + right.slice(place + 1);
}

test('a signature is compared whole and in constant time, wherever it is wrong', (t) => {
  const compared = comparisons(t);
  const given = [right, right.toUpperCase(), wrongAt(0), wrongAt(31), wrongAt(63)];

  const verdicts = given.map((signature) => verifyWebhook(body, signature, secret));

  assert.deepEqual(verdicts, [true, true, false, false, false]);
  assert.equal(compared.callCount, given.length);
  for (const [index, { args }] of compared.getCalls().entries()) {
    assert.deepEqual(args, [Buffer.from(given[index] ?? '', 'hex'), digest]);
  }
});

test('an event is parsed by the same comparison', async (t) => {
  const compared = comparisons(t);

  await parseWebhook(body, { 'x-api-video-signature': right }, { secret });
  await assert.rejects(parseWebhook(body, { 'x-api-video-signature': wrongAt(63) }, { secret }), {
    code: 'webhook-forged',
  });

  assert.deepEqual(compared.returnValues, [true, false]);
});

test('what has not the length of a digest, or is none, is refused without a throw', (t) => {
  const compared = comparisons(t);
  const others = [
    '',
    '0',
    right.slice(1),
    right.slice(2),
    `${right}0`,
    `${right}zz`,
    'z'.repeat(64),
    'é'.repeat(32),
  ];

  const verdicts = others.map((signature) => verifyWebhook(body, signature, secret));

  assert.deepEqual(new Set(verdicts), new Set([false]));
  assert.equal(compared.callCount, 0);
});

test('nothing is signed by an empty secret', (t) => {
  const compared = comparisons(t);

  assert.equal(verifyWebhook(body, signWebhook(body, ''), ''), false);
  assert.equal(compared.callCount, 0);
});
