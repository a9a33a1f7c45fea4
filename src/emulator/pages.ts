import { problemOfMany, type ProblemEntry } from './problem.js';

const maxPageSize = 100;

interface PageRequest {
  readonly currentPage: number;
  readonly pageSize: number;
}

/** A page of a list, as the API shows it. */
export interface Page<T> {
  readonly data: readonly T[];
  readonly pagination: object;
}

/** The page of `items` that `query` asks for, with links that keep the rest of the query. */
export function paginate<T>(path: string, query: URLSearchParams, items: readonly T[]): Page<T> {
  const { currentPage, pageSize } = readPage(query);
  const pagesTotal = Math.max(1, Math.ceil(items.length / pageSize));
  const data = items.slice((currentPage - 1) * pageSize, currentPage * pageSize);
  const link = (rel: string, page: number) => {
    const search = new URLSearchParams(query);
    search.set('currentPage', String(page));
    search.set('pageSize', String(pageSize));
    return { rel, uri: `${path}?${search.toString()}` };
  };

  return {
    data,
    pagination: {
      itemsTotal: items.length,
      pagesTotal,
      pageSize,
      currentPage,
      currentPageItems: data.length,
      links: [
        link('self', currentPage),
        link('first', 1),
        ...(currentPage > 1 ? [link('previous', currentPage - 1)] : []),
        ...(currentPage < pagesTotal ? [link('next', currentPage + 1)] : []),
        link('last', pagesTotal),
      ],
    },
  };
}

function readPage(query: URLSearchParams): PageRequest {
  const currentPage = Number(query.get('currentPage') ?? 1);
  const pageSize = Number(query.get('pageSize') ?? 25);
  const title = 'This parameter is out of the allowed range of values.';

  const [first, ...others]: ProblemEntry[] = [
    // The API calls this parameter "page" in its errors, though it is asked for as "currentPage".
    ...(isWithin(currentPage, 1, Infinity) ? [] : [{ title, name: 'page', range: { min: 1 } }]),
    ...(isWithin(pageSize, 1, maxPageSize)
      ? []
      : [{ title, name: 'pageSize', range: { min: 1, max: maxPageSize } }]),
  ];
  if (first) throw problemOfMany([first, ...others]);

  return { currentPage, pageSize };
}

function isWithin(value: number, min: number, max: number): boolean {
  return Number.isInteger(value) && value >= min && value <= max;
}
