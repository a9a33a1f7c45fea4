import { listIn, objectIn } from './query-values.js';
import type { Settings } from './settings.js';
import type { Video } from './video.js';

/** By what lists of videos can be sorted. */
export const videoSortKeys = {
  createdAt: ({ createdAt }: Video) => createdAt,
  publishedAt: ({ createdAt }: Video) => createdAt,
  updatedAt: ({ updatedAt }: Video) => updatedAt,
  title: ({ attributes }: Video) => attributes.title,
};

/** Tells which videos a query asks for: those that pass every filter it has, and have every tag and every pair. */
export function videoFilter(
  query: URLSearchParams,
  { ignoreTitleCase }: Pick<Settings, 'ignoreTitleCase'>,
): (video: Video) => boolean {
  const fold = (text: string) => (ignoreTitleCase ? text.toLowerCase() : text);
  const title = fold(query.get('title') ?? '');
  const description = query.get('description') ?? '';
  const liveStreamId = query.get('liveStreamId');
  const tags = listIn(query, 'tags');
  const metadata = [...objectIn(query, 'metadata')];

  return ({ attributes, origin }) =>
    fold(attributes.title).includes(title) &&
    attributes.description.includes(description) &&
    (liveStreamId === null || (origin.type === 'liveStream' && origin.liveStreamId === liveStreamId)) &&
    tags.every((tag) => attributes.tags.includes(tag)) &&
    metadata.every(([key, [value]]) =>
      attributes.metadata.some((pair) => pair.key === key && pair.value === value),
    );
}
