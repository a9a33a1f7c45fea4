// What the official client 2.6.8 gets wrong, as it was probed there, each with a test of the opposite.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { test, type TestContext } from 'node:test';
import { inspect } from 'node:util';
import { ApiVideoClient, ApiVideoError, type TranscriptLanguage } from '../../src/node/index.js';
import { recorder, type Exchange } from '../helpers/client/recorder.js';
import { clientScene } from './client-fixture.js';
import { bytesOf, mebibyte, sha256 } from './emulator-fixture.js';
import { deserted, failureOf, serverOf } from './upload-fixture.js';

async function fileOf(t: TestContext, bytes: Buffer, name = 'film.mp4'): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'client-defects-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  await writeFile(join(folder, name), bytes);
  return join(folder, name);
}

test('1: a client needs no options', () => {
  assert.ok(new ApiVideoClient().videos);
});

test('1: a key in the place of the options is refused, and not repeated', () => {
  assert.throws(() => new ApiVideoClient('key-that-nobody-may-see' as never), {
    code: 'invalid-option',
    message: 'Options must be an object, such as `{ apiKey }`.',
  });
});

test('2: without a key no Authorization is sent, and what needs one is refused before it is sent', async (t) => {
  const { emulator, clientWith } = await clientScene(t);
  const { token } = emulator.createUploadToken();
  const client = clientWith({});

  await client.videos.uploadWithUploadToken(token, Buffer.from('film'));
  const error = await failureOf(client.videos.list());

  assert.equal(error.code, 'invalid-option');
  assert.deepEqual(
    emulator.requests.map(({ path, headers }) => [path, headers.authorization]),
    [['/upload', undefined]],
  );
});

test('3: a token upload in parts makes one video, also one that was given', async (t) => {
  const { emulator, client } = await clientScene(t);
  const { token } = emulator.createUploadToken();
  const bytes = bytesOf(11 * mebibyte);
  const { videoId } = await client.videos.create({ title: 'Given' });
  const options = { partSize: 5 * mebibyte, journal: false } as const;

  const made = await client.videos.uploadWithUploadToken(token, bytes, options);
  const given = await client.videos.uploadWithUploadToken(token, bytes, { ...options, videoId });

  assert.deepEqual(new Set(emulator.videos), new Set([videoId, made.videoId]));
  assert.deepEqual([given.videoId, given.title], [videoId, 'Given']);
  for (const id of emulator.videos) assert.equal(emulator.video(id)?.sha256, sha256(bytes));
});

test("4: fields have the API's own names, and unknown ones pass both ways", async (t) => {
  const exchanges: Exchange[] = [];
  const { emulator, clientWith } = await clientScene(t);
  const client = clientWith({ apiKey: emulator.apiKey, fetch: recorder(exchanges) });
  const body = { title: 'Secret', public: false, brandNew: 1 };

  const video = await client.videos.create(body).catch(() => undefined);
  const made = await client.videos.create({ title: 'Secret', public: false });
  emulator.faults.push({
    match: { method: 'GET' },
    times: 1,
    then: { body: { videoId: 'vi1', brandNew: [2] } },
  });
  const read = await client.videos.get('vi1');

  assert.deepEqual(exchanges[0]?.body, body);
  assert.equal((video ?? made).public, false);
  assert.deepEqual(read, { videoId: 'vi1', brandNew: [2] });
});

test('5: Norwegian is a language, and `false` is none', () => {
  const languages: TranscriptLanguage[] = ['no', 'nn'];
  // @ts-expect-error -- a YAML 1.1 parser makes this of `no`
  const wrong: TranscriptLanguage = false;

  assert.deepEqual([languages[0], wrong], ['no', false]);
});

test('6: a 429 is waited out; what is refused for good tells its headers; lists can be walked through', async (t) => {
  const { emulator, client } = await clientScene(t);
  for (const title of ['1', '2', '3']) await client.videos.create({ title });
  const limited = { status: 429, headers: { 'X-RateLimit-Retry-After': '0' } };
  emulator.faults.push({ match: { method: 'GET' }, times: 1, then: limited });

  const titles: (string | undefined)[] = [];
  for await (const { title } of client.videos.list({ pageSize: 1, sortBy: 'title', sortOrder: 'asc' })) {
    titles.push(title);
  }
  const error = await failureOf(client.videos.get('vi404'));

  assert.deepEqual(titles, ['1', '2', '3']);
  assert.equal(error.headers?.get('content-type'), 'application/json');
});

test('7: a silent server is given up in time, and any call can be abandoned', async (t) => {
  const { emulator, client } = await clientScene(t);
  emulator.faults.push({ match: {}, then: { hang: true } });
  const controller = new AbortController();

  const late = failureOf(client.videos.list({}, { timeout: 50 }));
  const abandoned = failureOf(client.videos.list({}, { signal: controller.signal }));
  controller.abort();

  assert.deepEqual([(await late).code, (await abandoned).code], ['timeout', 'aborted']);
});

test('8: errors are of one exported class, and tell status, problem and cause', async (t) => {
  const { emulator, client, clientWith } = await clientScene(t);

  const missing = await failureOf(client.videos.get('vi404'));
  const refused = await failureOf(
    clientWith({ apiKey: 'k', baseUri: await deserted(), retry: { limit: 0 } }).videos.list(),
  );
  emulator.faults.push({ match: { method: 'POST' }, then: { status: 502, body: '<html>Oops</html>' } });
  const broken = await failureOf(client.videos.create({ title: 'x' }));

  assert.ok(missing instanceof ApiVideoError);
  assert.deepEqual(
    [missing.name, missing.code, missing.status, missing.problem?.name, missing.retryable],
    ['ApiVideoError', 'not-found', 404, 'videoId', false],
  );
  assert.match(JSON.stringify(missing), /"status":404.*"message":"The requested/);
  assert.deepEqual([refused.code, refused.status], ['network', undefined]);
  assert.match(inspect(refused), /ECONNREFUSED/);
  assert.deepEqual([broken.status, broken.problem], [502, undefined]);
});

test('8: an error tells what the service calls the request, where it says so', async (t) => {
  const { emulator, client } = await clientScene(t);
  const headers = { 'X-Request-Id': 'req-42' };
  emulator.faults.push({ match: {}, times: 1, then: { status: 400, headers, body: { title: 'No.' } } });

  const told = await failureOf(client.videos.list());
  const untold = await failureOf(client.videos.get('vi404'));

  assert.deepEqual([told.requestId, untold.requestId], ['req-42', undefined]);
});

test('9: no key and no token is in any error, client or debug event', async (t) => {
  const apiKey = 'key-that-nobody-may-see';
  const told: unknown[] = [];
  // A server that repeats all it is sent, in its problem and its headers.
  const url = await serverOf(t, (request, response) => {
    const text = JSON.stringify({ type: 'x', title: request.url, detail: JSON.stringify(request.headers) });
    const status = request.url?.startsWith('/auth') ? 400 : 401;
    request.resume().on('end', () => {
      response.writeHead(status, {
        'Content-Type': 'application/json',
        'X-Echo': request.headers.authorization ?? '',
      });
      response.end(text);
    });
  });
  const options = { apiKey, baseUri: url, debug: (event: unknown) => told.push(event) } as const;
  const client = new ApiVideoClient(options);
  const byToken = new ApiVideoClient({ ...options, authentication: 'access-token' });

  for (const call of [
    () => client.getAccessToken(),
    () => client.videos.list(),
    () => byToken.videos.list(),
    () => client.uploadTokens.getToken('to-that-nobody-may-see'),
    () => client.videos.uploadWithUploadToken('to-that-nobody-may-see', Buffer.from('film')),
  ]) {
    const error = await failureOf(call());
    told.push(
      error,
      inspect(error, { depth: 9, showHidden: true }),
      JSON.stringify(error),
      Array.from(error.headers ?? []),
    );
  }
  told.push(inspect(client, { depth: 9, showHidden: true }), JSON.stringify(client));

  const text = inspect(told, { depth: 9, maxStringLength: null, maxArrayLength: null });
  assert.doesNotMatch(text, /nobody-may-see/);
  assert.ok(!text.includes(btoa(`${apiKey}:`)), 'nor as Basic writes it');
  assert.match(text, /\[redacted\]/);
});

test('10: an answer may say its charset', async (t) => {
  const { emulator, client } = await clientScene(t);
  const headers = { 'Content-Type': 'application/json; charset=utf-8' };
  emulator.faults.push({ match: {}, then: { headers, body: { videoId: 'vi1' } } });

  assert.equal((await client.videos.get('vi1')).videoId, 'vi1');
});

test('11: what answers nothing resolves with undefined', async (t) => {
  const { client } = await clientScene(t);
  const { videoId } = await client.videos.create({ title: 'x' });
  const { liveStreamId } = await client.liveStreams.create({ name: 'x' });

  const answers: unknown[] = [
    await client.videos.delete(videoId).withResponse(),
    await client.liveStreams.complete(liveStreamId).withResponse(),
  ].map(({ data }) => data);

  assert.deepEqual(answers, [undefined, undefined]);
});

test('12: parts of a session that are sent together keep their numbers', async (t) => {
  const { emulator, client } = await clientScene(t);
  const parts = [bytesOf(5 * mebibyte), bytesOf(6 * mebibyte), bytesOf(1000)] as const;
  const { videoId } = await client.videos.create({ title: 'Live' });
  const session = client.videos.createUploadProgressiveSession(videoId);

  const [, , video] = await Promise.all([
    session.uploadPart(parts[0]),
    session.uploadPart(parts[1]),
    session.uploadLastPart(parts[2]),
  ]);

  assert.equal(emulator.video(videoId)?.sha256, sha256(...parts));
  assert.deepEqual([video.videoId, video.title], [videoId, 'Live']);
});

test('13 and 14: lists in filters have empty brackets, dates their milliseconds, addresses one slash', async (t) => {
  const exchanges: Exchange[] = [];
  const { emulator, clientWith } = await clientScene(t);
  const client = clientWith({
    apiKey: emulator.apiKey,
    baseUri: `${emulator.url}/`,
    fetch: recorder(exchanges),
  });
  const from = new Date(Date.now() - 1234);

  await client.analytics.getAggregatedMetrics('play', 'count', { from, filterBy: { browser: ['a', 'b'] } });

  const [{ path, query } = assert.fail()] = exchanges;
  assert.equal(path, '/data/metrics/play/count');
  assert.deepEqual(query.getAll('filterBy[browser][]'), ['a', 'b']);
  assert.equal(query.get('from'), from.toISOString());
});

test('15: images and tracks may come from anywhere, with a name and a type', async (t) => {
  const exchanges: Exchange[] = [];
  const { emulator, clientWith, client: plain } = await clientScene(t);
  const client = clientWith({ apiKey: emulator.apiKey, fetch: recorder(exchanges) });
  const { videoId } = await plain.videos.create({ title: 'x' });
  const track = Buffer.from('WEBVTT\n');

  await client.captions.upload(videoId, 'en', track);
  await client.captions.upload(videoId, 'fr', Readable.from([track]));
  await client.captions.upload(videoId, 'de', await fileOf(t, track, 'deutsch.vtt'));
  await client.captions.upload(videoId, 'it', new File([track], 'it.vtt'), {
    fileName: 'due.vtt',
    contentType: 'text/x',
  });

  const files = exchanges.map(({ body }) => (body as FormData).get('file') as File);
  assert.deepEqual(
    files.map(({ name, type }) => [name, type]),
    [
      ['file.vtt', 'text/vtt'],
      ['file.vtt', 'text/vtt'],
      ['deutsch.vtt', 'text/vtt'],
      ['due.vtt', 'text/x'],
    ],
  );
  assert.equal((await failureOf(client.captions.upload(videoId, 'en', tmpdir()))).code, 'file-unreadable');
});

test('17: progress counts bytes of the file, and parts from 1', async (t) => {
  const { client } = await clientScene(t);
  const { videoId } = await client.videos.create({ title: 'x' });
  const bytes = bytesOf(12 * mebibyte);
  const told: (readonly number[])[] = [];

  await client.videos.upload(
    videoId,
    await fileOf(t, bytes),
    ({ uploadedBytes, totalBytes, currentChunk, chunksCount }) =>
      told.push([uploadedBytes, totalBytes, currentChunk, chunksCount]),
  );

  assert.deepEqual(told.at(-1), [bytes.length, bytes.length, 2, 2]);
  assert.ok(told.every(([, , chunk = 0]) => chunk >= 1));
});

test('18: the file is in a field called file, and nothing is imported that is not declared', async (t) => {
  const exchanges: Exchange[] = [];
  const { emulator, clientWith } = await clientScene(t);
  const client = clientWith({ apiKey: emulator.apiKey, fetch: recorder(exchanges) });
  const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as { dependencies: object };

  await client.watermarks.upload(Buffer.from('\x89PNG\r\n\x1A\n', 'latin1')).catch(() => undefined);

  assert.deepEqual(Array.from((exchanges[0]?.body as FormData).keys()), ['file']);
  assert.ok('ky' in dependencies);
});

test('20: parts go together, a lost answer costs one part, and a failed upload goes on', async (t) => {
  const { emulator, client } = await clientScene(t);
  const { videoId } = await client.videos.create({ title: 'x' });
  const bytes = bytesOf(22 * mebibyte);
  emulator.faults.push(
    { match: { part: 2 }, times: 1, then: { drop: 'after' } },
    { match: { part: 3 }, times: 1, then: { drop: 'before' } },
  );

  await client.videos.upload(videoId, await fileOf(t, bytes), { partSize: 5 * mebibyte, journal: false });

  assert.equal(emulator.video(videoId)?.sha256, sha256(bytes));
});
