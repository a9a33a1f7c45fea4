import type { ApiVideoError } from '../../src/index.js';
import type { RecordingSession } from '../../src/record/session.js';
import type { SessionState } from '../../src/record/session-state.js';

export interface SessionListener {
  readonly onChange: () => void;
  readonly onStart: () => void;
  readonly onPause: () => void;
  readonly onResume: () => void;
  /** Recording has ended; the rest is being sent. */
  readonly onStop: () => void;
  /** It waits to be submitted. */
  readonly onReview: () => void;
  readonly onSubmit: () => void;
  readonly onDone: () => void;
  readonly onFail: () => void;
  /** The source was lost, or the recorder failed; the recording is finished properly all the same. */
  readonly onInterrupt: (error: ApiVideoError) => void;
}

type Move = `${SessionState} ${SessionState}`;

/** What each move of a session means; a move that is not listed needs no word. */
const meanings: Readonly<Partial<Record<Move, Exclude<keyof SessionListener, 'onInterrupt'>>>> = {
  'ready recording': 'onStart',
  'recording paused': 'onPause',
  'paused recording': 'onResume',
  'recording finishing': 'onStop',
  'paused finishing': 'onStop',
  'finishing review': 'onReview',
  'review finishing': 'onSubmit',
  'finishing done': 'onDone',
  'finishing failed': 'onFail',
};

/** Tells `listener` how `session` goes, until `signal` aborts. */
export function followSession(
  session: RecordingSession,
  listener: SessionListener,
  signal: AbortSignal,
): void {
  let previous = session.state;

  session.addEventListener('clock', () => listener.onChange(), { signal });
  session.addEventListener('interrupted', ({ detail: { error } }) => listener.onInterrupt(error), { signal });
  session.addEventListener(
    'statechange',
    ({ detail: { state } }) => {
      const meaning = meanings[`${previous} ${state}`];
      previous = state;
      listener.onChange();
      if (meaning) listener[meaning]();
    },
    { signal },
  );
}
