import { ApiVideoError, isApiVideoError } from '../base/error.js';
import { refusalOf, type Refusal } from './source-refusal.js';
import type { SourceKind } from './source-request.js';

const devices: Readonly<Record<SourceKind, string>> = {
  camera: 'camera or microphone',
  screen: 'screen',
  'screen+camera': 'screen, camera or microphone',
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

/** Refusals that a person can't lift by allowing this page to record: the sentence names who can. */
const above: readonly (readonly [RegExp, (device: string) => string])[] = [
  [
    /permissions? policy|feature policy|disallowed/i,
    (device) =>
      `The page that this one is embedded in doesn't let it use the ${device}. Open this page by itself.`,
  ],
  [
    /by system|system denied/i,
    (device) =>
      `The system doesn't let the browser use the ${device}. Allow it in the system's privacy settings, then try again.`,
  ],
];

export interface SourceContext {
  /** Whether the page is one that browsers trust with devices. */
  readonly secure: boolean;
  /** The one of several devices that isn't there, where that is known. */
  readonly missing?: 'camera' | 'microphone' | undefined;
}

/** Turns whatever a browser refuses a source with into our error, with a sentence on what to do about it. */
export function sourceError(error: unknown, kind: SourceKind, context: SourceContext): ApiVideoError {
  if (isApiVideoError(error)) return error;
  if (!context.secure) {
    const message = 'Recording needs a page served over https, or from localhost.';
    return new ApiVideoError('insecure-context', message, { cause: error });
  }

  // Not every engine's errors of this kind inherit from Error: go by shape.
  const { message = '', constraint } = error as Partial<OverconstrainedError>;
  const device = devices[context.missing ?? kind];
  const code = refusalOf(error, kind);
  const higher = code.startsWith('permission-') && above.find(([pattern]) => pattern.test(message));
  if (higher) return new ApiVideoError('permission-denied', higher[1](device), { cause: error });

  const text =
    code === 'device-constraint' && constraint === 'deviceId'
      ? `The ${device} that was chosen is no longer there. Choose another.`
      : sentences[code](device);
  return new ApiVideoError(code, text, { cause: error });
}
