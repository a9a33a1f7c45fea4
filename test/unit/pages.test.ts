import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ListCall, nextPage } from '../../src/api/pages.js';
import type { Page } from '../../src/api/models/page.js';

/** A page of a list of `total` numbers, ten a page. */
function pageOf(currentPage: number, total: number): Page<number> {
  const data = Array.from({ length: total }, (_, index) => index).slice(
    (currentPage - 1) * 10,
    currentPage * 10,
  );
  return { data, pagination: { currentPage, pagesTotal: Math.ceil(total / 10), links: [] } };
}

function listOf(total: number): { readonly list: ListCall<Page<number>>; readonly asked: number[] } {
  const asked: number[] = [];
  const list = new ListCall<Page<number>>((page = 1) => {
    asked.push(page);
    return Promise.resolve({ data: pageOf(page, total), status: 200, headers: new Headers() });
  });
  return { list, asked };
}

test('a list is a promise of its first page, asked for once', async () => {
  const { list, asked } = listOf(25);

  const page = await list;
  const { data } = await list.withResponse();

  assert.deepEqual([page.data.length, data, asked], [10, page, [1]]);
});

test('a list walks through all items, page by page', async () => {
  const { list, asked } = listOf(25);

  const items: number[] = [];
  for await (const item of list) items.push(item);

  assert.deepEqual(
    items,
    Array.from({ length: 25 }, (_, index) => index),
  );
  assert.deepEqual(asked, [1, 2, 3]);
});

test('a loop that ends early asks for no more pages', async () => {
  const { list, asked } = listOf(25);

  for await (const item of list) if (item === 3) break;

  assert.deepEqual(asked, [1]);
});

test('pages can be walked through too', async () => {
  const { list } = listOf(25);

  const sizes: number[] = [];
  for await (const { data } of list.pages()) sizes.push(data.length);

  assert.deepEqual(sizes, [10, 10, 5]);
});

test('the next page follows from the number of pages, or from the links', () => {
  const links = [{ rel: 'next', uri: '/videos?currentPage=2' }];

  assert.equal(nextPage({ data: [1], pagination: { currentPage: 1, pagesTotal: 2, links: [] } }), 2);
  assert.equal(nextPage({ data: [1], pagination: { currentPage: 2, pagesTotal: 2, links } }), undefined);
  assert.equal(nextPage({ data: [1], pagination: { links } }, 4), 5);
  assert.equal(nextPage({ data: [1], pagination: { links: {} as never } }, 4), undefined);
  assert.equal(nextPage({ data: [], pagination: { currentPage: 1, pagesTotal: 2, links } }), undefined);
});
