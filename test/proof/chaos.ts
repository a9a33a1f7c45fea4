/**
 * Uploads to which everything happens at once, and each must end well: all bytes there, in one video, or canceled, or
 * failed in a way that one retry mends. What happens follows from a number, so that a failure can be repeated:
 *
 *     npm run proof -- chaos [--runs 1000] [--from 1] [--seed 42]
 */
import { planOf } from './chaos-plan.js';
import { runChaos } from './chaos-run.js';
import { proveRuns } from './prove-runs.js';

/** Much of an upload is waiting. */
const together = 5;

await proveRuns(
  'chaos',
  1000,
  (seed, alone) => {
    const plan = planOf(seed);
    if (alone) console.log(JSON.stringify(plan, undefined, 2));
    return runChaos(plan);
  },
  together,
);
