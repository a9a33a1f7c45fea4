/** What a recording may suffer from while it seems to go well. */
export type SourceWarningCode =
  /** No sound for a while, from a microphone that should give some. */
  | 'silence'
  /** The picture is black, or has not changed at all. */
  | 'black'
  /** The system has taken a device over, as for a phone call: black and silence are recorded meanwhile. */
  | 'muted';

export interface SourceWarning {
  readonly code: SourceWarningCode;
  /** The warning holds from now on, or no longer does. */
  readonly active: boolean;
  /**
   * More closely, where there is more to say: a `frozen` picture counts as `black`, since the person sees as
   * little of what is being recorded, and can do the same about it.
   */
  readonly cause?: 'black' | 'frozen';
}
