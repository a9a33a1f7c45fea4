/** Milliseconds by which a connection may follow the request it was opened for. */
const promptly = 2;

/**
 * Whether the browser seems to have sent a request twice by itself, which it does without a word when a
 * reused connection breaks. The second copy travels over a connection that was opened only after the first
 * had failed, and the browser's own timing shows that. `undefined` where the timing is hidden (no
 * `Timing-Allow-Origin`) or missing. It is a hint: a repeat over another open connection can't be seen.
 */
export async function seemsRepeated(url: string, since: number): Promise<boolean | undefined> {
  // The entry may be written a moment after the answer was read.
  const entry = find(url, since) ?? (await new Promise((resolve) => setTimeout(resolve)), find(url, since));
  if (!entry?.connectStart) return undefined;
  return entry.connectStart - entry.fetchStart > promptly;
}

function find(url: string, since: number): PerformanceResourceTiming | undefined {
  const entries = performance.getEntriesByName(url, 'resource') as PerformanceResourceTiming[];
  return entries.find(({ startTime }) => startTime >= since);
}
