import type { TakeOptions } from '../../src/record/recording-options.js';
import type { SourceKind, SourceRequest } from '../../src/record/source.js';
import type { UploadAttributes } from '../shared/upload-client.js';

/** What a recorder's attributes say of the source and of the recording. */
export interface RecorderAttributes extends UploadAttributes {
  readonly source: SourceKind;
  readonly width: number | undefined;
  readonly height: number | undefined;
  readonly frameRate: number | undefined;
  readonly facingMode: 'user' | 'environment' | undefined;
  readonly videoId: string | undefined;
  readonly videoName: string | undefined;
  readonly partSize: number | undefined;
  readonly timeslice: number | undefined;
  readonly mimeType: string | undefined;
  readonly videoBitsPerSecond: number | undefined;
  readonly audioBitsPerSecond: number | undefined;
}

export function requestOf(attributes: RecorderAttributes): SourceRequest {
  const { source: kind, width, height, frameRate, facingMode } = attributes;
  return { kind, width, height, frameRate, facingMode };
}

export function takeOptionsOf(attributes: RecorderAttributes): TakeOptions {
  const { videoId, videoName, partSize, timeslice, mimeType, videoBitsPerSecond, audioBitsPerSecond } =
    attributes;
  return { videoId, videoName, partSize, timeslice, mimeType, videoBitsPerSecond, audioBitsPerSecond };
}
