/** Appends what is set in `query` to `url`. Nested values must have been written as search parameters before. */
export function withQuery(url: string, query: object = {}): string {
  const search = new URLSearchParams();
  const entries: Iterable<[string, unknown]> =
    query instanceof URLSearchParams ? query : Object.entries(query);
  for (const [name, value] of entries) {
    if (value !== undefined && value !== null) search.append(name, String(value));
  }
  const text = search.toString();
  return text ? `${url}?${text}` : url;
}
