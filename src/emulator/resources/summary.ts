import { atomDate } from '../atom-date.js';
import type { JsonObject } from '../body.js';
import { readFields, withoutNulls } from '../fields.js';
import { newId } from '../ids.js';
import { listOf, oneOf, text } from '../rules.js';

/** What a summary says. */
export interface SummarySource {
  readonly abstract?: string;
  readonly takeaways?: readonly string[];
}

export interface Summary {
  readonly summaryId: string;
  readonly videoId: string;
  /** `auto` is written by the API itself once the video can be played. */
  readonly origin: 'api' | 'auto';
  readonly attributes: readonly ('abstract' | 'takeaways')[];
  /** What somebody wrote, instead of what the API would. */
  readonly source?: SummarySource | undefined;
  /** Once webhooks have been told that the API has written it. */
  readonly announced?: true;
  /** In milliseconds since the epoch. */
  readonly createdAt: number;
  readonly updatedAt: number;
}

export type SummaryStatus = 'missing' | 'waiting' | 'completed';

const both = ['abstract', 'takeaways'] as const;
const creatable = { videoId: text, origin: oneOf(['auto']), attributes: listOf(oneOf(both)) };
const changeable = { abstract: text, takeaways: listOf(text, 3) };

/** Makes a summary of the body of `POST /summaries`. */
export function createSummary(body: JsonObject, now: number): Summary {
  const { videoId = '', origin, attributes } = readFields(withoutNulls(body), creatable, ['videoId']);
  return summaryOf(videoId, origin ?? 'api', attributes ?? both, now);
}

/** A new summary. */
export function summaryOf(
  videoId: string,
  origin: Summary['origin'],
  attributes: Summary['attributes'],
  now: number,
): Summary {
  return { summaryId: newId('summary_'), videoId, origin, attributes, createdAt: now, updatedAt: now };
}

/** Lays the body of `PATCH /summaries/{summaryId}/source` over what the summary says so far. */
export function patchSummary(summary: Summary, said: SummarySource, body: JsonObject, now: number): Summary {
  return { ...summary, source: { ...said, ...readFields(body, changeable) }, updatedAt: now };
}

/** How far a summary is; the API writes its own when the video becomes `playable`. */
export function summaryStatus({ origin, source }: Summary, playable: boolean): SummaryStatus {
  if (source) return 'completed';
  if (origin === 'api') return 'missing';
  return playable ? 'completed' : 'waiting';
}

/** What a summary says: what was written, or, once it is completed, what a machine would say of a video of that title. */
export function sourceOf(summary: Summary, status: SummaryStatus, title: string): SummarySource {
  const { source, attributes } = summary;
  if (source || status !== 'completed') return source ?? {};

  return {
    ...(attributes.includes('abstract') && {
      abstract: `This video is called "${title}". The emulator cannot listen to it, so this is all it has to say.`,
    }),
    ...(attributes.includes('takeaways') && {
      takeaways: [`There is a video.`, `Its title is "${title}".`, 'It was summarised by an emulator.'],
    }),
  };
}

/** A summary as the API shows it. */
export function describeSummary(summary: Summary, sourceStatus: SummaryStatus): object {
  const { summaryId, videoId, origin, createdAt, updatedAt } = summary;
  return {
    summaryId,
    createdAt: atomDate(createdAt),
    updatedAt: atomDate(updatedAt),
    videoId,
    origin,
    sourceStatus,
  };
}
