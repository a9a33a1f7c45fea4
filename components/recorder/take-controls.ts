import type { TemplateResult } from 'lit';
import { durationPhase } from '../../src/record/duration-limit.js';
import { closeIcon, pauseIcon, resumeIcon, retryIcon } from '../shared/icons.js';
import { sideButton, type Controls } from './control-buttons.js';
import type { TakeViewOptions } from './take-view-options.js';

/** What can be done while something is recorded. */
export function takeControls(options: TakeViewOptions): Controls {
  const { state, strings, limit, clocks, onStop, onPause, onResume } = options;
  const short = limit && durationPhase(clocks.recordedSeconds, limit) === 'too-short';
  const why = short ? strings.atLeast(Math.ceil(limit.min)) : undefined;
  const pause =
    state === 'paused'
      ? sideButton(resumeIcon, strings.resume, onResume, 'R Space')
      : sideButton(pauseIcon, strings.pause, onPause, 'R Space');

  return {
    main: { label: strings.stop, recording: true, disabled: false, short: why, onClick: onStop },
    before: pause,
    after: after(options),
  };
}

/** The way out, and the way on. */
function after({ state, strings, upload, desk, onRetry }: TakeViewOptions): TemplateResult | undefined {
  if (upload?.state === 'failed') return sideButton(retryIcon, strings.retry, onRetry);
  return state === 'paused' ? sideButton(closeIcon, strings.discard, () => desk.ask()) : undefined;
}
