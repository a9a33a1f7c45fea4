import type { Page } from '../models/page.js';
import type {
  Summary,
  SummaryCreationPayload,
  SummaryQuery,
  SummarySource,
  SummaryUpdatePayload,
} from '../models/summary.js';
import { list } from '../operation-traits.js';
import { operation } from '../operation.js';

/** Videos summed up, by the service or by you. */
export const summaries = {
  /** Makes a summary of a video; with `origin: 'auto'` the service writes it. A video has one at most. */
  create: operation<{ body: SummaryCreationPayload }, Summary>()('POST', '/summaries'),
  /** Writes a summary, or writes it anew; refused while the service is at it. */
  update: operation<{ body?: SummaryUpdatePayload }, SummarySource>()(
    'PATCH',
    '/summaries/{summaryId}/source',
  ),
  /** Deletes a summary. */
  delete: operation<undefined, undefined>()('DELETE', '/summaries/{summaryId}'),
  /** Lists summaries that meet all the conditions. */
  list: list<{ query?: SummaryQuery }, Page<Summary>>()('/summaries'),
  /** Tells what a summary says. */
  getSummarySource: operation<undefined, SummarySource>()('GET', '/summaries/{summaryId}/source'),
} as const;
