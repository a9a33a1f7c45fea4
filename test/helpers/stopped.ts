import type { ApiVideoRecorder } from '../../components/recorder/recorder.js';
import type { Video } from '../../src/index.js';

/** Stops a recorder that sends while it records; resolves with the video. */
export async function stopped(recorder: ApiVideoRecorder): Promise<Video> {
  const video = await recorder.stop();
  if (video instanceof Blob) throw new TypeError('The recorder has given a file, and no video.');
  return video;
}
