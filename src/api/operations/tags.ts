import type { Page } from '../models/page.js';
import type { Tag, TagQuery } from '../models/tag.js';
import { list } from '../operation-traits.js';

/** The tags in use. */
export const tags = {
  /** Lists tags, and how many videos have each. */
  list: list<{ query?: TagQuery }, Page<Tag>>()('/tags'),
} as const;
