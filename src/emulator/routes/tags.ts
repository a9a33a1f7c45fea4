import { listAnswer } from '../list-answer.js';
import { route } from '../router.js';

/** A tag, and how many videos have it. */
interface Tag {
  readonly value: string;
  readonly videoCount: number;
}

const sortKeys = {
  value: ({ value }: Tag) => value,
  videoCount: ({ videoCount }: Tag) => videoCount,
};

export const tagRoutes = [
  route('GET', '/tags', 'key', (exchange) => {
    const { query, world } = exchange;
    const wanted = fold(query.get('value') ?? '');
    const tagLists = world.store.list().map(({ attributes }) => attributes.tags);
    const found = countTags(tagLists).filter(({ value }) => fold(value).includes(wanted));
    return listAnswer(exchange, found, sortKeys, (tag) => tag);
  }),
];

/** All tags of the lists, each with the number of lists it is on. */
function countTags(lists: readonly (readonly string[])[]): Tag[] {
  const counts = new Map<string, number>();
  for (const value of lists.flatMap((tags) => [...new Set(tags)])) {
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return Array.from(counts, ([value, videoCount]) => ({ value, videoCount }));
}

/** Without case and accents, which the search ignores. */
function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
