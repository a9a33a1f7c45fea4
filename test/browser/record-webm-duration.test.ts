import { expect } from '@open-wc/testing';
import { recordChunks } from '../../src/record/chunks.js';
import { closeStream, openSource } from '../../src/record/source.js';
import { withDuration } from '../../src/record/webm-duration.js';
import { records } from '../helpers/abilities/records.js';
import { recordsVideo } from '../helpers/abilities/records-video.js';
import { where } from '../helpers/abilities/where.js';
import { sha256 } from '../helpers/emulator.js';

interface Recording {
  readonly blob: Blob;
  /** As a stop-watch told it, without pauses. */
  readonly seconds: number;
}

/** Records until the stop-watch says so, with a pause in the middle if wished. */
async function record(
  mimeType: string,
  { kinds = ['video', 'audio'], pause = false } = {},
): Promise<Recording> {
  const all = await openSource({ kind: 'camera', width: 320, height: 240 });
  const stream = new MediaStream(all.getTracks().filter(({ kind }) => kinds.includes(kind)));
  const chunks: Blob[] = [];
  let told: () => void = () => undefined;
  const options = { mimeType, timeslice: 250, signal: new AbortController().signal };
  const recording = recordChunks(stream, options, {
    onChunk: (chunk) => {
      chunks.push(chunk);
      told();
    },
    onEnding: () => undefined,
    onInterrupted: () => undefined,
    onSilence: () => undefined,
  });
  const moreChunks = async (count: number): Promise<number> => {
    const start = performance.now();
    for (const enough = chunks.length + count; chunks.length < enough;) {
      await new Promise<void>((resolve) => (told = resolve));
    }
    return performance.now() - start;
  };

  let lasted = await moreChunks(5);
  if (pause) {
    recording.pause();
    await new Promise((resolve) => setTimeout(resolve, 1500));
    recording.resume();
    lasted += await moreChunks(5);
  }
  recording.stop();
  await recording.finished;
  closeStream(all);
  return { blob: new Blob(chunks, { type: mimeType }), seconds: lasted / 1000 };
}

/** What a player knows of it before it has played. */
async function durationOf(blob: Blob): Promise<number> {
  const video = document.createElement('video');
  const loaded = new Promise((resolve, reject) => {
    video.onloadedmetadata = resolve;
    video.onerror = () => reject(new Error(video.error?.message));
  });
  video.src = URL.createObjectURL(blob);
  await loaded;
  URL.revokeObjectURL(video.src);
  return video.duration;
}

/** When the last of it has been shown. */
async function playedTo(blob: Blob): Promise<number> {
  const video = Object.assign(document.createElement('video'), { muted: true, playbackRate: 4 });
  const over = new Promise((resolve) => (video.onended = resolve));
  video.src = URL.createObjectURL(blob);
  await video.play();
  await over;
  return video.currentTime;
}

where(recordsVideo).describe('withDuration', () => {
  for (const mimeType of ['video/webm;codecs=vp8,opus', 'video/webm;codecs=vp9,opus']) {
    where(records(mimeType)).it(
      `writes how long it is into ${mimeType}, and touches nothing else`,
      async () => {
        const { blob, seconds } = await record(mimeType);

        const mended = await withDuration(blob);
        const tail = blob.size - 4096;
        const found = await durationOf(blob);

        // So short a file Firefox reads to its end to find out by itself.
        if (found !== Infinity) expect(found).to.be.closeTo(seconds, 0.5);
        expect(await durationOf(mended)).to.be.closeTo(await playedTo(mended), 0.2);
        // A stop-watch on a busy machine is late itself.
        expect(await durationOf(mended)).to.be.closeTo(seconds, 0.5);
        expect(await sha256(mended.slice(tail + mended.size - blob.size))).to.equal(
          await sha256(blob.slice(tail)),
        );
        expect(mended.size - blob.size).to.be.within(1, 64);
        expect(mended.type).to.equal(blob.type);
      },
    );
  }

  it('leaves pauses out', async () => {
    const { blob, seconds } = await record('video/webm;codecs=vp8,opus', { pause: true });

    expect(await durationOf(await withDuration(blob))).to.be.closeTo(seconds, 0.5);
  });

  for (const kinds of [['video'], ['audio']]) {
    it(`works with ${kinds.join()} alone`, async () => {
      const mimeType = kinds.includes('video') ? 'video/webm;codecs=vp8' : 'audio/webm;codecs=opus';
      const { blob } = await record(mimeType, { kinds });
      const mended = await withDuration(blob);

      expect(await durationOf(mended)).to.be.closeTo(await playedTo(mended), 0.2);
    });
  }

  it('lets a mended recording be sought in', async () => {
    const { blob } = await record('video/webm;codecs=vp8,opus');
    const video = document.createElement('video');
    const loaded = new Promise((resolve) => (video.onloadeddata = resolve));
    const sought = new Promise((resolve) => (video.onseeked = resolve));
    video.preload = 'auto';
    video.src = URL.createObjectURL(await withDuration(blob));
    await loaded;

    video.currentTime = 0.8;
    await sought;

    expect(video.currentTime).to.be.closeTo(0.8, 0.05);
  });

  const mp4 = 'video/mp4;codecs=vp9,opus';
  where(records(mp4)).it('leaves MP4 as it is, which Chromium writes with its duration', async () => {
    const { blob } = await record(mp4);

    expect(await withDuration(blob)).to.equal(blob);
  });
});
