import assert from 'node:assert/strict';
import type { Emulator, ReceivedVideo } from '../../src/emulator/index.js';

/** The one video that the emulator holds. */
export function onlyVideo(emulator: Emulator): ReceivedVideo {
  const [videoId = '', ...others] = emulator.videos;
  const video = emulator.video(videoId);
  assert.ok(video, 'The emulator holds a video.');
  assert.deepEqual(others, [], 'The emulator holds no other video.');
  return video;
}

/** What the upload requests said of themselves, `part 1/*`, in the order of their arrival. */
export function rangesOf({ requests }: Emulator): readonly (string | undefined)[] {
  return requests
    .filter(({ method, path }) => method === 'POST' && path === '/upload')
    .map(({ headers }) => headers['content-range']);
}

/** What `count` parts say of themselves when they are sent one after the other, and only the last knows how many. */
export function sequentialRanges(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) =>
    index + 1 === count ? `part ${count}/${count}` : `part ${index + 1}/*`,
  );
}
