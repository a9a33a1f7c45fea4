import type { Transitions } from '../base/machine.js';

/** Where a recording's bytes are kept until they have arrived. */
export type SpoolState =
  /** The storage has not answered yet. */
  | 'opening'
  /** On disk: nothing leaves that isn't there. */
  | 'disk'
  /** What was stored stays so, and is sent; what comes is kept in memory until the storage takes it again. */
  | 'stalled'
  /** In memory alone. */
  | 'memory'
  /** Nowhere any more. */
  | 'closed';

export type SpoolStep = 'open' | 'refuse' | 'accept' | 'leave' | 'close';

export const spoolTransitions: Transitions<SpoolState, SpoolStep> = {
  opening: { open: 'disk', refuse: 'memory', close: 'closed' },
  disk: { refuse: 'stalled', close: 'closed' },
  stalled: { accept: 'disk', leave: 'memory', close: 'closed' },
  memory: { close: 'closed' },
  closed: {},
};
