import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { createEmulator } from '../../src/emulator/emulator.js';
import type { Emulator } from '../../src/emulator/index.js';
import { latestTime, readReport } from '../../src/emulator/media/metadata.js';
import { hlsArguments } from '../../src/emulator/media/renditions.js';
import { progressOf, renditionsOf } from '../../src/emulator/timeline.js';
import { bodyOf, call, send, started } from './emulator-fixture.js';

const hasFfmpeg =
  spawnSync('ffmpeg', ['-version']).status === 0 && spawnSync('ffprobe', ['-version']).status === 0;
const needsFfmpeg = { skip: hasFfmpeg ? false : 'ffmpeg and ffprobe are not installed on this machine' };

interface Status {
  readonly ingest: { readonly status: string } | null;
  readonly encoding: {
    readonly playable: boolean;
    readonly qualities: readonly {
      readonly type: string;
      readonly quality: string;
      readonly status: string;
    }[];
    readonly metadata: Readonly<Record<string, number | string | null>>;
  };
}

async function statusOf(emulator: Emulator, videoId: string): Promise<Status> {
  return (await (await call(emulator, 'GET', `/videos/${videoId}/status`)).json()) as Status;
}

/** A film of `seconds`, made with these codecs. */
async function film(t: TestContext, name: string, ...codecs: readonly string[]): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'emulator-encoding-test-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  const path = join(folder, name);
  const picture = ['-f', 'lavfi', '-i', 'testsrc=size=640x360:rate=25:duration=6'];
  const sound = ['-f', 'lavfi', '-i', 'sine=sample_rate=48000:duration=6'];
  const { status, stderr } = spawnSync('ffmpeg', ['-v', 'error', ...picture, ...sound, ...codecs, path]);
  assert.equal(status, 0, stderr.toString());
  return readFile(path);
}

const words = (progress: ReturnType<typeof progressOf>) => [
  progress.ingest,
  progress.playable,
  progress.qualities.map(({ quality, status }) => `${quality} ${status}`).join(', '),
];

test('a source has the HLS renditions up to its height, and one mp4', () => {
  const names = (height?: number, mp4Support = true) =>
    renditionsOf({ height, mp4Support }).map(({ type, quality }) => `${type} ${quality}`);

  assert.deepEqual(names(720), ['hls 240p', 'hls 360p', 'hls 480p', 'hls 720p', 'mp4 720p']);
  assert.deepEqual(names(100, false), ['hls 240p']);
  assert.deepEqual(names(2160).at(-1), 'mp4 2160p');
  assert.deepEqual(names(), names(720));
});

test('the encoding moves on with time, and is playable with the first quality', () => {
  const at = (elapsed: number) => words(progressOf(elapsed, 1200, { height: 360, mp4Support: false }));

  assert.deepEqual(at(0), ['uploaded', false, '240p waiting, 360p waiting']);
  assert.deepEqual(at(400), ['ingesting', false, '240p waiting, 360p waiting']);
  assert.deepEqual(at(800), ['ingested', false, '240p encoding, 360p waiting']);
  assert.deepEqual(at(1200), ['ingested', true, '240p encoded, 360p encoding']);
  assert.deepEqual(at(1500), ['ingested', true, '240p encoded, 360p encoded']);
});

test('without a delay everything is there at once', () => {
  assert.deepEqual(words(progressOf(0, 0, { height: 240, mp4Support: false })), [
    'ingested',
    true,
    '240p encoded',
  ]);
});

test('the status and the manifest follow the clock', async (t) => {
  const clock = { now: Date.UTC(2024, 0, 1) };
  const emulator = await createEmulator({ playableAfter: 900, ffmpeg: false }, () => clock.now);
  t.after(() => emulator.close());
  const { videoId, assets } = await bodyOf(await send(emulator, Buffer.from('film')));
  const look = async () => {
    const { ingest, encoding } = await statusOf(emulator, videoId);
    const encoded = encoding.qualities.filter(({ status }) => status === 'encoded').length;
    return [ingest?.status, encoding.playable, encoded, (await fetch(assets.hls)).status];
  };

  const seen = [];
  for (const elapsed of [0, 300, 300, 300, 225, 675]) {
    clock.now += elapsed;
    seen.push(await look());
  }

  assert.deepEqual(seen, [
    ['uploaded', false, 0, 202],
    ['ingesting', false, 0, 202],
    ['ingested', false, 0, 202],
    ['ingested', true, 1, 200],
    ['ingested', true, 2, 200],
    ['ingested', true, 5, 200],
  ]);
});

test('without ffmpeg the source itself is the stream, with a neutral picture and nothing measured', async (t) => {
  const emulator = await started(t, { ffmpeg: false });
  const { videoId, assets } = await bodyOf(await send(emulator, Buffer.from('film')));

  const manifest = await (await fetch(assets.hls)).text();
  const picture = await fetch(assets.thumbnail);
  const { encoding } = await statusOf(emulator, videoId);

  assert.match(manifest, /^#EXTM3U\n[^]*\n\.\.\/mp4\/source\.mp4\n#EXT-X-ENDLIST\n$/);
  assert.equal(picture.headers.get('Content-Type'), 'image/svg+xml');
  assert.deepEqual(new Set(Object.values(encoding.metadata)), new Set([null]));
});

test('a report of ffprobe becomes metadata, with gaps where it has some', () => {
  const streams = [
    { codec_type: 'audio', codec_name: 'opus', sample_rate: '48000' },
    { codec_type: 'video', codec_name: 'vp9', width: 1280, height: 720, avg_frame_rate: '30000/1001' },
  ];
  const report = JSON.stringify({ streams, format: { size: '250000' } });

  assert.deepEqual(readReport(report, latestTime('0.0\n3.96\n4.02\nN/A\n')), {
    width: 1280,
    height: 720,
    bitrate: 497.512,
    duration: 4,
    framerate: 30,
    samplerate: 48_000,
    videoCodec: 'vp9',
    audioCodec: 'opus',
    aspectRatio: '16/9',
  });
  assert.equal(readReport('{}').duration, null);
});

test('codecs that players take are copied, others are transcoded', () => {
  const { width, ...rest } = readReport('{}');
  const codecs = (videoCodec: string, audioCodec: string | null) =>
    hlsArguments('in', 'out', { width, ...rest, videoCodec, audioCodec }).includes('copy');

  assert.deepEqual(
    [codecs('h264', 'aac'), codecs('h264', null), codecs('h264', 'opus'), codecs('vp9', 'aac')],
    [true, true, false, false],
  );
});

for (const [name, codecs] of [
  ['film.mp4', ['-c:v', 'libx264', '-pix_fmt', 'yuv420p', '-g', '50', '-c:a', 'aac']],
  ['film.webm', ['-c:v', 'libvpx', '-c:a', 'libopus']],
] as const) {
  test(`with ffmpeg ${name} has a real stream, picture and measures`, needsFfmpeg, async (t) => {
    const emulator = await started(t);
    const { videoId, assets } = await bodyOf(await send(emulator, await film(t, name, ...codecs)));

    const manifest = await (await fetch(assets.hls)).text();
    const [segment = ''] = /^segment-.*$/m.exec(manifest) ?? [];
    const stream = await fetch(new URL(segment, assets.hls));
    const picture = await fetch(assets.thumbnail);
    const { metadata, qualities } = (await statusOf(emulator, videoId)).encoding;

    assert.match(manifest, /#EXT-X-ENDLIST/);
    assert.deepEqual([stream.status, stream.headers.get('Content-Type')], [200, 'video/mp2t']);
    assert.equal(Buffer.from(await stream.arrayBuffer())[0], 0x47);
    assert.equal(picture.headers.get('Content-Type'), 'image/jpeg');
    assert.deepEqual(
      [metadata.width, metadata.height, metadata.duration, metadata.framerate],
      [640, 360, 6, 25],
    );
    assert.equal(qualities.at(-1)?.quality, '360p');
  });
}

test('a picture is the frame that was chosen', needsFfmpeg, async (t) => {
  const emulator = await started(t);
  const { videoId, assets } = await bodyOf(
    await send(emulator, await film(t, 'film.mp4', '-c:v', 'libx264')),
  );
  const picture = async () => Buffer.from(await (await fetch(assets.thumbnail)).arrayBuffer());

  const first = await picture();
  await call(emulator, 'PATCH', `/videos/${videoId}/thumbnail`, { timecode: '00:00:04.00' });
  const later = await picture();
  await call(emulator, 'PATCH', `/videos/${videoId}/thumbnail`, { timecode: '00:10:00.00' });
  const beyond = await picture();

  assert.notDeepEqual(later, first);
  assert.deepEqual(beyond, first);
});

test('what is no film has the source for a stream, with ffmpeg too', async (t) => {
  const emulator = await started(t);
  const { assets } = await bodyOf(await send(emulator, Buffer.from('#EXTM3U\nfile:///etc/hostname\n')));

  const manifest = await (await fetch(assets.hls)).text();
  const unknown = await fetch(new URL('segment-00000.ts', assets.hls));

  assert.match(manifest, /mp4\/source\.mp4/);
  assert.equal(unknown.status, 404);
});
