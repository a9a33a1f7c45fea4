import type { ReceiverName } from './receivers.js';

/** Who takes part. */
export interface Contestant {
  readonly name: string;
  /** The script of its page, in the folder `page`. */
  readonly script: 'apivideo-kit' | 'official' | 'upchunk' | 'tus';
  readonly receiver: ReceiverName;
  /** Parts at once; 0 is its own default. */
  readonly concurrency: number;
}

export const ours = 'apivideo-kit';
export const official = '@api.video/video-uploader';

/** Ours and its peers, all with their defaults. */
export const contestants: readonly Contestant[] = [
  { name: ours, script: 'apivideo-kit', receiver: 'emulator', concurrency: 0 },
  { name: official, script: 'official', receiver: 'emulator', concurrency: 0 },
  { name: '@mux/upchunk', script: 'upchunk', receiver: 'ranges', concurrency: 0 },
  { name: 'tus-js-client', script: 'tus', receiver: 'tus', concurrency: 0 },
];

/** Ours with another number of parts at once, to choose the default by. */
export function oursWith(concurrency: number): Contestant {
  return { name: `${ours} ×${concurrency}`, script: 'apivideo-kit', receiver: 'emulator', concurrency };
}
