import { html, nothing, type TemplateResult } from 'lit';
import { formatClock } from '../shared/format.js';
import { clockBadge } from './clock-badge.js';
import { limitText } from './limit-take.js';
import { notices } from './notices.js';
import type { TakeViewOptions } from './take-view-options.js';

/** What matters while a recording is made: the clock, up to where it is safe, and what was lost. */
export function takeBadges(options: TakeViewOptions): TemplateResult {
  const { state, clocks, strings, locale, limit } = options;
  const most =
    limit && limit.max < Infinity
      ? html`
          <span class="most">/ ${formatClock(limit.max, locale)}</span>
        `
      : nothing;
  const paused =
    state === 'paused'
      ? html`
          <span>${strings.paused}</span>
        `
      : nothing;

  return html`
    <span class="badge" part="clock">
      <span class="light"></span>
      <span role="timer" aria-label=${strings.recordingTime}>
        ${formatClock(clocks.recordedSeconds, locale)}
      </span>
      ${most} ${paused}
    </span>
    ${clockBadge(options)}${limitNotice(options)}${notices(options)}
  `;
}

/** Why the recording can't be stopped yet, or how soon it stops by itself. */
function limitNotice({ limit, clocks, strings }: TakeViewOptions): TemplateResult | typeof nothing {
  const text = limit && limitText(clocks.recordedSeconds, limit, strings);
  if (!text) return nothing;
  return html`
    <span class="badge" part="limit" dir="auto">${text}</span>
  `;
}
