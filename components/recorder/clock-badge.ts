import { html, nothing, type TemplateResult } from 'lit';
import { formatClock } from '../shared/format.js';
import type { TakeViewOptions } from './take-view-options.js';
import { clockLines, type ClockLine } from './two-clocks.js';

const smallestPart = 5 * 1024 * 1024;

/** Up to where the recording is safe: one line while device and server keep up, two when they don't. */
export function clockBadge(options: TakeViewOptions): TemplateResult {
  const { upload, clocks, strings, locale, desk } = options;
  const { totalBytes = 0, acceptedBytes = 0 } = upload?.progress ?? {};
  const state = upload?.state ?? '';
  const lines = clockLines({
    clocks,
    stuck: state === 'failed' || state === 'waiting',
    // Nothing is meant to leave before it was watched.
    waitingBytes: desk.collects ? 0 : totalBytes - acceptedBytes,
    partSize: options.partSize ?? smallestPart,
  });
  const words = { saved: strings.saved, device: strings.onDevice, server: strings.onServer };
  const text = ({ kind, seconds }: ClockLine): string => words[kind](formatClock(seconds, locale));

  return html`
    <span class="badge clocks ${state}" part="status">
      ${trouble(options)}${lines.map(
        (line) => html`
          <span dir="auto">${text(line)}</span>
        `,
      )}
    </span>
  `;
}

function trouble({ upload, strings }: TakeViewOptions): TemplateResult | typeof nothing {
  const state = upload?.state;
  if (state !== 'failed' && state !== 'waiting') return nothing;
  return html`
    <span dir="auto">${state === 'failed' ? strings.uploadStopped : strings.lagging}</span>
  `;
}
