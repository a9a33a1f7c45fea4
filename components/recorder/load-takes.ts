import { onDemand } from '../../src/base/on-demand.js';

/** Fetches what makes, shows and sends a recording. Rejects with `network` where it can't be had. */
export const loadTakes = onDemand(() => import('./take-parts.js'));
