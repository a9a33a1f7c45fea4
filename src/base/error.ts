/** Every way a call of this library can fail. The set is closed: branch on it, never on `message`. */
export type ErrorCode =
  /** An option or argument is missing, of the wrong type or out of range. */
  | 'invalid-option'
  /** An API key was given in a browser, where every visitor could read it. */
  | 'key-in-browser'
  /** What was asked is not possible in the present state, such as resuming what is not paused. */
  | 'invalid-state'
  /** The caller's signal was aborted, or `cancel()` was called. */
  | 'aborted'
  /** No answer came: offline, a wrong address, a connection reset, or an answer that CORS hides. */
  | 'network'
  /** A request was given up because its answer took too long. */
  | 'timeout'
  /** Something answered that is not api.video, such as a proxy's or a captive portal's HTML page. */
  | 'bad-answer'
  /** The upload token (or the key) is unknown, expired or revoked: status 401 or 403. */
  | 'unauthorized'
  /** The page's token provider failed, gave no token, or took too long. */
  | 'token-unavailable'
  /** Too many requests in a minute: status 429. */
  | 'rate-limited'
  /** The API refused the request, or failed on it; see `status` and `problem`. */
  | 'http'
  /** The video, or the address, does not exist: status 404. */
  | 'not-found'
  /** The video already has a source that this upload did not send. */
  | 'already-uploaded'
  /** The file, or what is to be sent, holds no bytes. */
  | 'file-empty'
  /** The file could not be read: moved, deleted, or permission was withdrawn. */
  | 'file-unreadable'
  /** The file is not the one any more that was chosen: something has written to it. */
  | 'file-changed'
  /** The file is larger than the service, or the page, accepts. */
  | 'file-too-large'
  /** The file plays longer than the page accepts. */
  | 'file-too-long'
  /** The browser lacks what this needs. */
  | 'unsupported'
  /** The page is not served over https (or from localhost), so the browser offers no devices. */
  | 'insecure-context'
  /** The person, or the page's policy, does not allow the camera, microphone or screen. */
  | 'permission-denied'
  /** The person closed the browser's question without choosing. */
  | 'permission-dismissed'
  /** No such camera, microphone or screen is there. */
  | 'device-not-found'
  /** Another program holds the device, or it failed to start. */
  | 'device-busy'
  /** No device meets the constraints asked for, such as width or facing mode. */
  | 'device-constraint'
  /** The person stopped sharing, or a device was unplugged or taken back. */
  | 'source-ended'
  /** The recording holds no bytes. */
  | 'nothing-recorded'
  /** The browser's encoder failed or fell silent. */
  | 'recorder-failed'
  /** The service could not make a video of what was uploaded. */
  | 'encoding-failed'
  /** A webhook's signature is missing or wrong: the call is not from api.video, or its body was changed. */
  | 'webhook-forged'
  /** A webhook's event is older than was allowed. */
  | 'webhook-expired'
  /** A webhook's event was received before. Answer it as if it were the first. */
  | 'webhook-repeated';

/** What the API says about a refused request (RFC 9457 problem details, with api.video's additions). */
export interface Problem {
  /** A URL whose last path segment (the slug) identifies the problem. */
  readonly type?: string;
  readonly title?: string;
  readonly status?: number;
  readonly detail?: string;
  /** The parameter at fault. */
  readonly name?: string;
  /** All the problems, where there are several. */
  readonly problems?: readonly Problem[];
  readonly [unknownField: string]: unknown;
}

export interface ApiVideoErrorOptions {
  /** HTTP status of the answer, if one came. */
  readonly status?: number | undefined;
  readonly problem?: Problem | undefined;
  /** Whether the same call may succeed later, unchanged. @default false */
  readonly retryable?: boolean;
  /** Seconds the server asks to wait before the next request. */
  readonly retryAfter?: number | undefined;
  /** The headers of the answer, if one came. */
  readonly headers?: Headers | undefined;
  readonly cause?: unknown;
}

/** The one error this library throws. It never contains a key or a token, in any representation. */
export class ApiVideoError extends Error {
  override readonly name = 'ApiVideoError';
  readonly code: ErrorCode;
  /** HTTP status of the answer, if one came. */
  readonly status?: number;
  readonly problem?: Problem;
  /** Whether the same call may succeed later, unchanged. */
  readonly retryable: boolean;
  /** Seconds the server asks to wait before the next request, if it said so. */
  readonly retryAfter?: number;
  /** The headers of the answer, if one came and could be read. */
  declare readonly headers?: Headers;

  constructor(code: ErrorCode, message: string, options: ApiVideoErrorOptions = {}) {
    const { status, problem, retryable = false, retryAfter, headers, cause } = options;

    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.retryable = retryable;
    if (status !== undefined) this.status = status;
    if (problem !== undefined) this.problem = problem;
    if (retryAfter !== undefined) this.retryAfter = retryAfter;
    // Not enumerable: they would bury the rest wherever an error is printed.
    if (headers) Object.defineProperty(this, 'headers', { value: headers });
  }

  /** Also of another copy's errors: a page may have several, such as a script and what it has fetched later. */
  static override [Symbol.hasInstance](this: unknown, value: unknown): boolean {
    if (this === ApiVideoError) return isApiVideoError(value);
    return Function.prototype[Symbol.hasInstance].call(this as typeof Function, value);
  }

  /** What the server calls the request that failed, if it said so: to be quoted when asking for help. */
  get requestId(): string | undefined {
    return this.headers?.get('x-request-id') ?? undefined;
  }

  /** What `JSON.stringify` makes of it, with the message that it would leave out of another error. */
  toJSON(): object {
    return Object.assign({}, this, { message: this.message });
  }
}

/** Whether it is an error of this library, whichever copy of it threw. */
export function isApiVideoError(value: unknown): value is ApiVideoError {
  try {
    // By name, so that two copies of the library on one page understand each other.
    return value instanceof Error && value.name === 'ApiVideoError';
  } catch {
    return false; // a revoked proxy, which nobody can ask for anything
  }
}

/** The last segment of the problem's `type`: the one stable name a problem has (titles vary). */
export function problemSlug(problem: Problem | undefined): string {
  // What came over the network may be of any type.
  const type: unknown = problem?.type;
  return typeof type === 'string' ? (type.split('/').pop() ?? '') : '';
}
