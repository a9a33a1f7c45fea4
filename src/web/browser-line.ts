import type { Line, LineWatcher } from '../upload/line.js';

/** The line as the browser sees it. Worth a try is also a page that is looked at again: its timers slept. */
export const watchBrowserLine: LineWatcher = (signal) => {
  let wake = new AbortController();
  const awaken = (): void => {
    wake.abort();
    wake = new AbortController();
  };
  const line: Line = {
    get offline() {
      return !navigator.onLine;
    },
    get wake() {
      return wake.signal;
    },
  };

  addEventListener('online', awaken, { signal });
  const look = (): void => {
    if (!document.hidden) awaken();
  };
  // A worker has none.
  if (typeof document === 'object') document.addEventListener('visibilitychange', look, { signal });
  return line;
};

/** Whether this is a browser's page or worker. */
export function inBrowser(): boolean {
  return typeof addEventListener === 'function' && typeof navigator === 'object' && 'onLine' in navigator;
}
