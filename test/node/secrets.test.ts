import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inspect } from 'node:util';
import sinon from 'sinon';
import type { Fault } from '../../src/emulator/index.js';
import { ApiVideoClient, isApiVideoError, type ApiVideoError } from '../../src/node/index.js';
import { started } from './emulator-fixture.js';
import { failureOf } from './upload-fixture.js';

/** As long as real ones, with a letter that is spelled otherwise in paths and queries. */
const apiKey = 'keyKeyKeyKeyKeyKeyKeyKeyKeyKeyKeyKeyKey+/43';
/** The key as the header carries it. */
const basic = btoa(`${apiKey}:`);
const uploadToken = 'toTokenToken/Token+Token';

/** A secret in every spelling in which what it was sent to could repeat it. */
function spellingsOf(secret: string): readonly string[] {
  const query = new URLSearchParams([['', secret]]).toString().slice(1);
  return [secret, encodeURIComponent(secret), query];
}

/** The error as anything could print or keep it, and all that led to it. */
function representations(error: ApiVideoError): readonly string[] {
  const headers = error.headers ? JSON.stringify([...error.headers]) : '';
  const cause = error.cause;
  return [
    error.message,
    String(error.stack),
    JSON.stringify(error),
    inspect(error, { depth: Infinity, showHidden: true, getters: true, maxStringLength: Infinity }),
    headers,
    ...(isApiVideoError(cause)
      ? representations(cause)
      : [inspect(cause, { depth: Infinity, showHidden: true })]),
  ];
}

function assertSilent(texts: readonly string[], secret: string): void {
  for (const text of texts) {
    for (const spelling of spellingsOf(secret))
      assert.ok(!text.includes(spelling), `${spelling} in: ${text}`);
  }
}

type Call = (client: ApiVideoClient) => PromiseLike<unknown>;

/** Calls that carry a secret: in a header, in the path, in the query or in the body. */
const calls: readonly { readonly secrets: readonly string[]; readonly call: Call }[] = [
  { secrets: [apiKey, basic], call: ({ videos }) => videos.list() },
  { secrets: [apiKey, basic], call: ({ videos }) => videos.create({ title: 'x' }) },
  { secrets: [apiKey, basic], call: ({ videos }) => videos.upload('vi1', Buffer.from('film')) },
  { secrets: [apiKey], call: (client) => client.getAccessToken() },
  { secrets: [uploadToken], call: ({ uploadTokens }) => uploadTokens.getToken(uploadToken) },
  { secrets: [uploadToken], call: ({ uploadTokens }) => uploadTokens.deleteToken(uploadToken) },
  {
    secrets: [uploadToken],
    call: ({ videos }) => videos.uploadWithUploadToken(uploadToken, Buffer.from('film')),
  },
];

/** What a server, or something in its place, may repeat of what it was sent. */
const answers: Readonly<Record<string, (repeated: string, secret: string) => Fault['then']>> = {
  'a problem that repeats it': (text) => ({
    status: 400,
    body: { title: text, detail: text, name: text, problems: [{ detail: text }] },
  }),
  'a problem whose type and fields are called so': (_, secret) => ({
    status: 422,
    body: {
      type: `https://docs.api.video/${secret}`,
      [secret]: 1,
      problems: [{ [secret]: { [secret]: 2 } }],
    },
  }),
  'a refusal': (text) => ({ status: 401, body: { title: text } }),
  'a page that repeats it': (text) => ({ status: 403, body: `<!doctype html><p>${text}` }),
  'headers that repeat it': (text) => ({
    status: 500,
    headers: { 'X-Request-Id': text, Link: `<${text}>` },
    body: {},
  }),
  'a page in place of a video': (text) => ({ status: 200, body: `<!doctype html><p>${text}` }),
  'no answer': () => ({ drop: 'before' }),
};

for (const [what, answer] of Object.entries(answers)) {
  test(`no key or token is in an error, or logged: ${what}`, async (t) => {
    const emulator = await started(t, { ffmpeg: false });
    const logged = (['log', 'info', 'warn', 'error', 'debug', 'trace'] as const).map((name) =>
      sinon.spy(console, name),
    );
    const warned = sinon.spy(process, 'emitWarning');
    t.after(() => sinon.restore());
    const client = new ApiVideoClient({ apiKey, baseUri: emulator.url, retry: { limit: 0 } });

    for (const { secrets, call } of calls) {
      for (const secret of secrets) {
        emulator.faults = [{ match: {}, then: answer(spellingsOf(secret).join(' '), secret) }];
        const error = await failureOf(call(client));
        assertSilent(representations(error), secret);
      }
    }

    assert.deepEqual(
      [...logged, warned].flatMap(({ args }) => args),
      [],
    );
    for (const secret of [apiKey, basic, uploadToken]) {
      assertSilent([JSON.stringify(client), inspect(client, { depth: Infinity, showHidden: true })], secret);
    }
  });
}
