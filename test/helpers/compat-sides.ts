import type * as Recorder from '@api.video/media-recorder';
import type * as Uploader from '@api.video/video-uploader';
import * as compat from '../../src/compat/index.js';
import { loadOfficial } from './official.js';

type Class = abstract new (...args: never) => unknown;

/** A class of an old package, as its users see it; made of what both sides take, which excludes API keys. */
type Seen<Old extends Class, Ours extends Class> = new (
  ...args: ConstructorParameters<Ours>
) => Pick<InstanceType<Old>, Exclude<keyof InstanceType<Old>, 'doRefreshToken'>>;

type WrapperMethods = Extract<
  keyof typeof Uploader.UploaderStaticWrapper,
  `set${string}` | `create${string}` | `upload${string}` | 'cancelAll' | `dispose${string}`
>;

/** What the old packages give, and what stands in for it. */
export interface Side {
  readonly VideoUploader: Seen<typeof Uploader.VideoUploader, typeof compat.VideoUploader>;
  readonly ProgressiveUploader: Seen<typeof Uploader.ProgressiveUploader, typeof compat.ProgressiveUploader>;
  readonly UploaderStaticWrapper: Pick<typeof Uploader.UploaderStaticWrapper, WrapperMethods>;
  readonly ApiVideoMediaRecorder: Seen<
    typeof Recorder.ApiVideoMediaRecorder,
    typeof compat.ApiVideoMediaRecorder
  > &
    Pick<typeof Recorder.ApiVideoMediaRecorder, 'getSupportedMimeTypes'>;
  readonly MIN_CHUNK_SIZE: number;
  readonly MAX_CHUNK_SIZE: number;
}

export interface Sides {
  readonly old: Side;
  readonly ours: Side;
}

/** The error of a call that is to fail, whenever it does. */
export async function failureOf(act: () => unknown): Promise<Record<string, unknown>> {
  try {
    await act();
  } catch (error) {
    return error as Record<string, unknown>;
  }
  throw new Error('It did not fail.');
}

/** Both sides; the old packages as they are published. */
export async function bothSides(): Promise<Sides> {
  await loadOfficial('video-uploader');
  await loadOfficial('media-recorder');
  return { old: window as unknown as Side, ours: compat };
}
