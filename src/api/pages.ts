import { ApiCall } from './api-call.js';
import type { ApiResponse } from './call.js';
import type { Page } from './models/page.js';

/** Fetches the page of that number; the first one asked for where none is given. */
export type FetchPage<Output> = (currentPage?: number) => Promise<ApiResponse<Output>>;

/** The number of the page after this one, or `undefined` after the last. */
export function nextPage({ data, pagination }: Page<unknown>, requested = 1): number | undefined {
  const { currentPage = requested, pagesTotal, links } = pagination;
  if (data.length === 0) return undefined;
  if (pagesTotal !== undefined) return currentPage < pagesTotal ? currentPage + 1 : undefined;
  // One example of the service's shows its links as an object.
  const isNext = Array.isArray(links) && links.some(({ rel }) => rel === 'next');
  return isNext ? currentPage + 1 : undefined;
}

type ItemOf<Output> = Output extends Page<infer Item> ? Item : never;

/**
 * A list under way: a promise of the page asked for, and an async iterable of the items of that page and all
 * after it, which are fetched as the loop gets there. Items that come or go meanwhile can shift others to a page
 * that is already read: pages are counted, not marked.
 */
export class ListCall<Output extends Page<unknown>>
  extends ApiCall<Output>
  implements AsyncIterable<ItemOf<Output>>
{
  readonly #fetchPage: FetchPage<Output>;

  constructor(fetchPage: FetchPage<Output>) {
    super(fetchPage());
    this.#fetchPage = fetchPage;
  }

  /** The page asked for, and all after it. */
  async *pages(): AsyncGenerator<Output, void, undefined> {
    let { data: page } = await this.withResponse();
    let number: number | undefined = nextPage(page);
    yield page;

    while (number !== undefined) {
      const requested: number = number;
      page = (await this.#fetchPage(requested)).data;
      number = nextPage(page, requested);
      if (page.data.length > 0) yield page;
    }
  }

  /** All items of all pages, one after the other. */
  async *[Symbol.asyncIterator](): AsyncGenerator<ItemOf<Output>, void, undefined> {
    for await (const { data } of this.pages()) yield* data as readonly ItemOf<Output>[];
  }
}
