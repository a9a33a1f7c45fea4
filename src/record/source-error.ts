import { ApiVideoError, isApiVideoError, type ErrorCode } from '../base/error.js';
import type { SourceKind } from './source.js';

type Refusal = Extract<
  ErrorCode,
  | 'unsupported'
  | 'invalid-state'
  | 'permission-denied'
  | 'permission-dismissed'
  | 'device-not-found'
  | 'device-busy'
  | 'device-constraint'
>;

const devices: Readonly<Record<SourceKind, string>> = {
  camera: 'camera or microphone',
  screen: 'screen',
  microphone: 'microphone',
};

const sentences: Readonly<Record<Refusal, (device: string) => string>> = {
  unsupported: (device) => `This browser can't record the ${device}. Try another one.`,
  'invalid-state': (device) => `The browser gives the ${device} only right after a click or a key press.`,
  'permission-denied': (device) =>
    `The ${device} is not allowed. Allow it in the browser's settings for this page, then try again.`,
  'permission-dismissed': (device) => `The question about the ${device} was closed. Try again and allow it.`,
  'device-not-found': (device) => `No ${device} was found. Connect one, then try again.`,
  'device-busy': (device) =>
    `The ${device} can't be started. Close other programs that may use it, then try again.`,
  'device-constraint': (device) => `No ${device} meets what was asked for. Choose another, or ask for less.`,
};

/** By the name of the browser's error; the older names are those that some engines still use. */
const refusals: Readonly<Record<string, Refusal>> = {
  NotAllowedError: 'permission-denied',
  PermissionDeniedError: 'permission-denied',
  SecurityError: 'permission-denied',
  NotFoundError: 'device-not-found',
  DevicesNotFoundError: 'device-not-found',
  NotReadableError: 'device-busy',
  TrackStartError: 'device-busy',
  AbortError: 'device-busy',
  OverconstrainedError: 'device-constraint',
  ConstraintNotSatisfiedError: 'device-constraint',
  InvalidStateError: 'invalid-state',
  NotSupportedError: 'unsupported',
  TypeError: 'unsupported',
};

export interface SourceContext {
  /** Whether the page is one that browsers trust with devices. */
  readonly secure: boolean;
}

/** Turns whatever a browser refuses a source with into our error, with a sentence on what to do about it. */
export function sourceError(error: unknown, kind: SourceKind, { secure }: SourceContext): ApiVideoError {
  if (isApiVideoError(error)) return error;
  if (!secure) {
    const message = 'Recording needs a page served over https, or from localhost.';
    return new ApiVideoError('insecure-context', message, { cause: error });
  }

  const code = refusalOf(error);
  return new ApiVideoError(code, sentences[code](devices[kind]), { cause: error });
}

function refusalOf(error: unknown): Refusal {
  // Not every engine's errors of this kind inherit from Error: go by shape.
  const { name = '', message = '' } = error as { readonly name?: string; readonly message?: string };
  const refusal = refusals[name] ?? 'device-busy';
  // Chromium has one name for both, and tells a closed question from a refused one in its text only.
  return refusal === 'permission-denied' && /dismissed/i.test(message) ? 'permission-dismissed' : refusal;
}
