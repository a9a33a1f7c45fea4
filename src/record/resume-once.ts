import type { UploadStream } from '../upload/upload-stream-task.js';
import { recordingError } from './recording-error.js';

/** Takes a failed upload up again if what it failed of may have passed; any other is left alone. */
export async function resumeOnce(upload: UploadStream): Promise<void> {
  if (upload.state !== 'failed') return;
  const error = await upload.then(() => undefined, recordingError);
  if (error?.retryable) upload.retry();
}
