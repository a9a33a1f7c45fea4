import { html, nothing, type TemplateResult } from 'lit';
import { formatClock } from '../shared/format.js';
import { errorMessage } from '../shared/messages.js';
import { clockBadge } from './clock-badge.js';
import { limitText } from './limit-take.js';
import type { RecorderViewOptions } from './recorder-view.js';
import { warningNotices } from './warning-notices.js';

/** What matters while a recording is made: the clock, the upload, and what was lost. */
export function recorderBadges(options: RecorderViewOptions): TemplateResult {
  const { state, clocks, strings, locale, interruption, warnings, limit, live } = options;
  const lost = interruption
    ? html`
        <span class="badge notice" part="status" dir="auto">${errorMessage(strings, interruption)}</span>
      `
    : nothing;
  const notices = html`
    ${lost}${warningNotices(warnings, strings)}${live?.hints(options) ?? nothing}
  `;
  if (state === 'ready' || state === 'countdown') {
    return html`
      <div class="badges">${notices}</div>
    `;
  }

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
    <div class="badges">
      <span class="badge" part="clock">
        <span class="light"></span>
        <span role="timer" aria-label=${strings.recordingTime}>
          ${formatClock(clocks.recordedSeconds, locale)}
        </span>
        ${most} ${paused}
      </span>
      ${clockBadge(options)}${limitNotice(options)}${notices}
    </div>
  `;
}

/** Why the recording can't be stopped yet, or how soon it stops by itself. */
function limitNotice({ limit, clocks, strings }: RecorderViewOptions): TemplateResult | typeof nothing {
  const text = limit && limitText(clocks.recordedSeconds, limit, strings);
  if (!text) return nothing;
  return html`
    <span class="badge" part="limit" dir="auto">${text}</span>
  `;
}
