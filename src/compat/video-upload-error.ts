import { ApiVideoError, isApiVideoError, type ErrorCode } from '../base/error.js';
import { understood } from '../base/understood.js';

/** What the old packages called failures that no answer of the API explains. */
const reasons: Readonly<Partial<Record<ErrorCode, string>>> = {
  aborted: 'ABORTED',
  network: 'NETWORK_ERROR',
  timeout: 'NETWORK_TIMEOUT',
};

/** An `ApiVideoError` with the fields of the old packages' errors besides. */
export class VideoUploadError extends ApiVideoError {
  /** A URL whose last segment identifies the problem. */
  declare readonly type?: string;
  declare readonly title?: string;
  /** Where the API explained nothing: `ABORTED`, `NETWORK_ERROR`, `NETWORK_TIMEOUT`, or the old word for the rest. */
  declare readonly reason?: string;
  /** What the API answered, as JSON; the message where it answered nothing. No token is in it. */
  readonly raw: string;

  constructor(error: ApiVideoError) {
    const { code, message, status, problem, retryable, retryAfter, headers, cause } = error;
    super(code, message, { status, problem, retryable, retryAfter, headers, cause });

    const { type, title, detail, problems } = problem ?? {};
    const unexplained = status === undefined || problem ? undefined : 'UNKWOWN'; // spelt like this by the old packages
    const reason = reasons[code] ?? unexplained;
    this.raw = problem ? JSON.stringify(problem) : message;
    Object.assign(this, problem && { type, title, detail, problems }, reason !== undefined && { reason });
  }
}

/** The error as the old packages' users know it. What is no failure of ours, such as a bug, stays what it is. */
export function videoUploadError(error: unknown): unknown {
  if (error instanceof VideoUploadError || !isApiVideoError(error)) return error;
  return new VideoUploadError(error);
}

/** An error of the old classes' own. */
export function refusal(code: ErrorCode, message: string): VideoUploadError {
  return new VideoUploadError(new ApiVideoError(code, message));
}

/** What `read` makes of what a caller has given, as `understood` does; its errors have the old fields. */
export function given<Result>(read: () => Result): Result {
  try {
    return understood(read);
  } catch (error) {
    throw videoUploadError(error);
  }
}

/** What `act` returns; what it throws, or rejects with, has the old fields. */
export async function withOldErrors<Result>(act: () => Result | Promise<Result>): Promise<Result> {
  try {
    return await act();
  } catch (error) {
    throw videoUploadError(error);
  }
}
