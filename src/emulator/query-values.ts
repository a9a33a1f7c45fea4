/** The values of a list in a query: `name[]=a&name[]=b`, with or without numbers between the brackets. */
export function listIn(query: URLSearchParams, name: string): string[] {
  return Array.from(query)
    .filter(
      ([key]) => key === name || (key.startsWith(`${name}[`) && /^\[\d*\]$/.test(key.slice(name.length))),
    )
    .map(([, value]) => value);
}

/** The members of an object in a query: `name[key]=value`, and `name[key][]=value` for lists. */
export function objectIn(query: URLSearchParams, name: string): ReadonlyMap<string, readonly string[]> {
  const members = new Map<string, string[]>();

  for (const [key, value] of query) {
    if (!key.startsWith(`${name}[`)) continue;
    const member = /^\[([^\]]+)\](?:\[\d*\])?$/.exec(key.slice(name.length))?.[1];
    if (member !== undefined) members.set(member, [...(members.get(member) ?? []), value]);
  }

  return members;
}
