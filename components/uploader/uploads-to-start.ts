import type { UploadState } from '../../src/index.js';
import type { Turn } from './file-upload.js';

interface Waiting {
  readonly turn: Turn;
  readonly state: UploadState;
}

const busy: readonly UploadState[] = ['queued', 'uploading', 'waiting'];

/** Which of `uploads` go now, in their order, so that no more than `concurrency` are on their way at once. */
export function uploadsToStart<Upload extends Waiting>(
  uploads: readonly Upload[],
  concurrency: number,
): readonly Upload[] {
  const going = uploads.filter(({ turn, state }) => turn === 'going' && busy.includes(state));
  const queued = uploads.filter(({ turn }) => turn === 'queued');
  return queued.slice(0, Math.max(0, concurrency - going.length));
}
