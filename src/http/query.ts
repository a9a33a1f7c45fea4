/** Appends what is set in `query` to `url`. */
export function withQuery(url: string, query: object = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null) search.append(name, String(value));
  }
  const text = search.toString();
  return text ? `${url}?${text}` : url;
}
