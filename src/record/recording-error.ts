import { ApiVideoError, isApiVideoError } from '../base/error.js';

/** The encoder gave up, or the stream's tracks were changed under it. */
export function recorderFailed(event: Event): ApiVideoError {
  const cause: unknown = 'error' in event ? event.error : event;
  return new ApiVideoError('recorder-failed', "The browser's recorder failed; what it had is kept.", {
    cause,
  });
}

export function stoppedByItself(): ApiVideoError {
  return new ApiVideoError(
    'recorder-failed',
    "The browser's recorder stopped by itself; what it had is kept.",
  );
}

export function neverStopped(): ApiVideoError {
  return new ApiVideoError(
    'recorder-failed',
    "The browser's recorder never finished; its end may be missing.",
  );
}

export function nothingRecorded(): ApiVideoError {
  return new ApiVideoError(
    'nothing-recorded',
    'Nothing was recorded: there was no time, or nothing to see or hear.',
  );
}

/** The error itself, or ours around it. */
export function recordingError(error: unknown): ApiVideoError {
  if (isApiVideoError(error)) return error;
  return new ApiVideoError('recorder-failed', 'The recording failed unexpectedly.', { cause: error });
}
