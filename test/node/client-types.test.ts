import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { before, test } from 'node:test';
import ts from 'typescript';

/** A file of a user's, as an editor has it open. */
const name = resolve('test', 'node', 'user-of-the-client.ts');
const code = `
import { ApiVideoClient, type WebhookEvent } from '../../src/node/index.js';
const client = new ApiVideoClient({ apiKey: 'k' });
client.videos.get('vi1');
client.videos.list({ tags: ['a'] });
client.captions.upload('vi1', 'en', 'en.vtt');
client.analytics.getMetricsOverTime('play');
client.rawStatistics.listSessionEvents('ps1');
client.videos.upload('vi1', 'film.mp4');
export { client, type WebhookEvent };
`;

/** What must not compile, and why. */
const wrong = {
  'a missing path parameter': `client.videos.get();`,
  'a path parameter of another type': `client.videos.get(5);`,
  'a body without its required field': `client.videos.create({ description: 'x' });`,
  'a body with a misspelt field': `client.videos.create({ title: 'x', publik: false });`,
  "the official client's own spelling of a field": `client.captions.update('vi1', 'en', { _default: true });`,
  'a filter that is none': `client.videos.list({ tag: 'x' });`,
  'a missing required query': `client.rawStatistics.listVideoSessions('vi1');`,
  'an option that is none': `client.videos.get('vi1', { tiemout: 5 });`,
  'a key and a token together': `new ApiVideoClient({ apiKey: 'k', accessToken: 't' });`,
  'a number as a file': `client.videos.upload('vi1', 5);`,
  'a word for a number': `client.videos.list({ pageSize: '5' });`,
  'a field of another event': `export const f = (event: WebhookEvent) => event.type === 'video.source.recorded' && event.quality.length;`,
} as const;

const right = `
export async function use(signal: AbortSignal | undefined): Promise<void> {
  const { videoId, title } = await client.videos.create({ title: 'x', language: 'some-new-tag', tags: ['a'] });
  (title satisfies string | undefined);
  for await (const video of client.videos.list({ sortBy: 'title', metadata: { a: 'b' } }, { signal })) {
    video.assets?.hls satisfies string | undefined;
    video['someNewField'] satisfies unknown;
  }
  for await (const { pagination } of client.tags.list().pages()) pagination.itemsTotal satisfies number | undefined;
  const { data, headers, status } = await client.videos.get(videoId, { signal, timeout: 5 }).withResponse();
  ([data.videoId, headers.get('x'), status] satisfies [string, string | null, number]);
  (await client.videos.delete(videoId)) satisfies undefined;
  await client.captions.list({ videoId, pageSize: 5 });
  await client.playerThemes.uploadLogo('pl1', Buffer.from(''), 'https://page.example', { fileName: 'a.png' });
  await client.analytics.getMetricsBreakdown('play', 'country', { from: new Date(), filterBy: { country: ['FR'] } });
  const task = client.videos.upload(videoId, new URL('file:///film.mp4'), ({ uploadedBytes }) => uploadedBytes);
  task.pause().resume();
  task.addEventListener('progress', ({ detail }) => detail.sentBytes satisfies number);
}
export function handle(event: WebhookEvent): string | undefined {
  switch (event.type) {
    case 'video.encoding.quality.completed':
      return event.quality;
    case 'live-stream.broadcast.ended':
      return event.liveStreamId;
    default:
      return event.type;
  }
}
`;

let service: ts.LanguageService;
let text = code;
let version = 0;

before(() => {
  const { config } = ts.readConfigFile('tsconfig.json', (path) => ts.sys.readFile(path)) as {
    config: object;
  };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, '.');
  service = ts.createLanguageService({
    getCompilationSettings: () => options,
    getScriptFileNames: () => [name],
    getScriptVersion: (file) => (file === name ? String(version) : '0'),
    getScriptSnapshot: (file) => {
      const content = file === name ? text : ts.sys.readFile(file);
      return content === undefined ? undefined : ts.ScriptSnapshot.fromString(content);
    },
    getCurrentDirectory: () => resolve('.'),
    getDefaultLibFileName: (given) => ts.getDefaultLibFilePath(given),
    fileExists: (file) => file === name || ts.sys.fileExists(file),
    readFile: (file) => (file === name ? text : ts.sys.readFile(file)),
  });
});

function errorsIn(more: string): readonly string[] {
  text = code + more;
  version++;
  return service
    .getSemanticDiagnostics(name)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}

/** What an editor shows of the member at the end of `marker`. */
function hover(marker: string): { readonly signature: string; readonly docs: string; readonly tags: string } {
  errorsIn('');
  const info = service.getQuickInfoAtPosition(name, text.indexOf(marker) + marker.length - 1);
  return {
    signature: ts.displayPartsToString(info?.displayParts),
    docs: ts.displayPartsToString(info?.documentation),
    tags: (info?.tags ?? []).map((tag) => `${tag.name} ${ts.displayPartsToString(tag.text)}`).join('\n'),
  };
}

test('right use compiles', () => {
  assert.deepEqual(errorsIn(right), []);
});

for (const [what, line] of Object.entries(wrong)) {
  test(`${what} does not compile`, () => {
    assert.equal(errorsIn(line).length > 0, true, line);
  });
}

for (const [marker, signature, docs] of [
  ['videos.get', /videoId: string, options\?: RequestOptions.*ApiCall<Video>/s, /^Tells all about one video/],
  ['videos.list', /query\?: VideoQuery.*ListCall<Page<Video>>/s, /^Lists videos/],
  [
    'captions.upload',
    /videoId: string, language: string, file: FileInput, options\?: FileOptions/,
    /^Adds subtitles/,
  ],
  ['analytics.getMetricsOverTime', /metric: TimeseriesMetric, query\?: TimeseriesQuery/, /^Tells a metric/],
  ['videos.upload', /videoId: string, file: FileInput.*UploadTask/s, /^Uploads the source/],
] as const) {
  test(`hovering ${marker} shows its arguments by name, what it answers and its doc`, () => {
    const shown = hover(marker);

    assert.match(shown.signature, signature);
    assert.match(shown.docs, docs);
  });
}

test('hovering an old operation shows what replaces it', () => {
  assert.match(hover('rawStatistics.listSessionEvents').tags, /^deprecated .*`analytics`/s);
});
