/** Milliseconds by which a connection may follow the request it was opened for. */
const promptly = 2;

/**
 * Watches whether the browser sends the request that is about to leave for `url` twice by itself, which it
 * does without a word when a reused connection breaks. The second copy travels over a connection that was
 * opened only after the first had failed, and the browser's own timing shows that. What is returned tells,
 * once the answer was read; `undefined` where the timing is hidden (no `Timing-Allow-Origin`) or missing.
 * It is a hint: a repeat over another open connection can't be seen.
 */
export function watchRepeats(url: string, signal: AbortSignal): () => Promise<boolean | undefined> {
  const since = performance.now();
  const seen: PerformanceEntry[] = [];
  const keep = (entries: PerformanceEntryList): void => {
    seen.push(...entries.filter(({ name, startTime }) => name === url && startTime >= since));
  };
  // An observer, as the page's own list of entries takes in no more once it is full.
  const observer = new PerformanceObserver((list) => keep(list.getEntries()));
  observer.observe({ type: 'resource' });
  signal.addEventListener('abort', () => observer.disconnect(), { once: true });

  const find = (): PerformanceResourceTiming | undefined => {
    keep(observer.takeRecords());
    return seen[0] as PerformanceResourceTiming | undefined; // no other type is observed
  };

  return async () => {
    // The entry may be written a moment after the answer was read.
    const entry = find() ?? (await new Promise((resolve) => setTimeout(resolve)), find());
    if (!entry?.connectStart) return undefined;
    return entry.connectStart - entry.fetchStart > promptly;
  };
}
