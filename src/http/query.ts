/** Appends what is set in `query` to `url`. Nested values must have been written as search parameters before. */
export function withQuery(url: string, query: object = {}): string {
  const text = (query instanceof URLSearchParams ? query : flat(query)).toString();
  return text ? `${url}?${text}` : url;
}

function flat(query: object): URLSearchParams {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null) search.append(name, String(value));
  }
  return search;
}
