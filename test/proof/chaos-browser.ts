/**
 * The chaos proof in Chromium, with the built package and with pages that are really loaded again:
 *
 *     npm run build && npm run proof -- chaos-browser [--runs 50] [--from 1] [--seed 42]
 */
import { openBrowser } from '../helpers/open-browser.js';
import { runChaosPage } from './chaos-page.js';
import { pageMoves, planOf } from './chaos-plan.js';
import { proveRuns } from './prove-runs.js';

/** Each has a page of its own. */
const together = 2;
const browser = await openBrowser();
try {
  await proveRuns(
    'chaos-browser',
    50,
    (seed, alone) => {
      const plan = planOf(seed, pageMoves);
      if (alone) console.log(JSON.stringify(plan, undefined, 2));
      return runChaosPage(plan, browser);
    },
    together,
  );
} finally {
  await browser.close();
}
