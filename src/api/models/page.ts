import type { Open } from './open.js';

/** Where another page of the same list is. */
export interface PaginationLink {
  readonly rel?: Open<'self' | 'first' | 'previous' | 'next' | 'last'>;
  /** Usually relative to the API's address. */
  readonly uri?: string;
  readonly [unknownField: string]: unknown;
}

/** Which part of a list a page is. */
export interface Pagination {
  /** How many items the whole list has. */
  readonly itemsTotal?: number;
  /** How many pages the whole list has. */
  readonly pagesTotal?: number;
  /** How many items fit on a page. */
  readonly pageSize?: number;
  /** The number of this page, from 1. */
  readonly currentPage?: number;
  /** How many items this page has. */
  readonly currentPageItems?: number;
  readonly links: readonly PaginationLink[];
  readonly [unknownField: string]: unknown;
}

/** One page of a list. */
export interface Page<Item> {
  readonly data: readonly Item[];
  readonly pagination: Pagination;
}

/** What every list can be asked. */
export interface PageQuery {
  /** The number of the page to begin with, from 1. @default 1 */
  readonly currentPage?: number;
  /** Items a page, from 1 to 100. @default 25 */
  readonly pageSize?: number;
}

/** Whether a list begins with the least or with the most. */
export type SortOrder = Open<'asc' | 'desc'>;
