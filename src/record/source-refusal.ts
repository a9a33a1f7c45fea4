import type { ErrorCode } from '../base/error.js';
import type { SourceKind } from './source-request.js';

/** How a browser may refuse a source. */
export type Refusal = Extract<
  ErrorCode,
  | 'unsupported'
  | 'invalid-state'
  | 'permission-denied'
  | 'permission-dismissed'
  | 'device-not-found'
  | 'device-busy'
  | 'device-constraint'
>;

/** By the name of the browser's error; the older names are those that some engines still use. */
const refusals: Readonly<Record<string, Refusal>> = {
  NotAllowedError: 'permission-denied',
  PermissionDeniedError: 'permission-denied',
  SecurityError: 'permission-denied',
  PermissionDismissedError: 'permission-dismissed',
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

/** Which refusal a browser's error is. Not every engine's errors of this kind inherit from `Error`: go by shape. */
export function refusalOf(error: unknown, kind: SourceKind): Refusal {
  const { name = '', message = '' } = error as Partial<Error>;
  const refusal = refusals[name] ?? 'device-busy';
  // One name for both: Chromium tells a closed question from a refused one in its text only, and no browser
  // remembers a refusal to share the screen, so that one is always the closing of its question.
  const closed = kind === 'screen' || /dismissed/i.test(message);
  return refusal === 'permission-denied' && closed ? 'permission-dismissed' : refusal;
}
