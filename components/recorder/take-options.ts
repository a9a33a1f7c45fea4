import type { TakeOptions } from '../../src/record/recording-options.js';
import { present } from '../shared/present.js';
import type { RecorderAttributes } from './recorder-attributes.js';

/** What a recorder's attributes say of a recording. */
export function takeOptionsOf(attributes: RecorderAttributes): TakeOptions {
  const { videoId, videoName, partSize, timeslice, mimeType, videoBitsPerSecond, audioBitsPerSecond } =
    attributes;
  return {
    videoId: present(videoId),
    videoName: present(videoName),
    partSize: present(partSize),
    timeslice: present(timeslice),
    mimeType: present(mimeType),
    videoBitsPerSecond: present(videoBitsPerSecond),
    audioBitsPerSecond: present(audioBitsPerSecond),
    review: attributes.review,
  };
}
