import { html, nothing, type TemplateResult } from 'lit';
import { formatClock } from '../shared/format.js';
import { errorMessage } from '../shared/messages.js';
import type { RecorderViewOptions } from './recorder-view.js';
import { warningNotices } from './warning-notices.js';

/** What matters while a recording is made: the clock, the upload, and what was lost. */
export function recorderBadges(options: RecorderViewOptions): TemplateResult {
  const { state, clocks, strings, locale, upload, interruption, warnings } = options;
  const notices = warningNotices(warnings, strings);
  if (state === 'ready') {
    return html`
      <div class="badges">${notices}</div>
    `;
  }

  const paused =
    state === 'paused'
      ? html`
          <span>${strings.paused}</span>
        `
      : nothing;
  const lost = interruption
    ? html`
        <span class="badge failed" part="status" dir="auto">${errorMessage(strings, interruption)}</span>
      `
    : nothing;

  return html`
    <div class="badges">
      <span class="badge" part="clock">
        <span class="light"></span>
        <span role="timer" aria-label=${strings.recordingTime}>
          ${formatClock(clocks.recordedSeconds, locale)}
        </span>
        ${paused}
      </span>
      <span class="badge ${upload?.state ?? ''}" part="status" dir="auto">${uploadText(options)}</span>
      ${lost}${notices}
    </div>
  `;
}

function uploadText({ upload, clocks, strings, locale }: RecorderViewOptions): string {
  if (upload?.state === 'failed') return strings.uploadStopped;
  if (upload?.state === 'waiting') return strings.lagging;
  return clocks.uploadedSeconds > 0
    ? strings.sent(formatClock(clocks.uploadedSeconds, locale))
    : strings.sending;
}
