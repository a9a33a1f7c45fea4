/**
 * Calls `onLeave` whenever the page goes out of sight or is left, which may be the last that it can do, until
 * `signal` aborts. Where there is no page, nothing happens.
 */
export function watchPageLeave(onLeave: () => void, signal: AbortSignal): void {
  if (typeof document === 'undefined') return;

  const onVisibility = (): void => {
    if (document.visibilityState === 'hidden') onLeave();
  };
  document.addEventListener('visibilitychange', onVisibility, { signal });
  document.addEventListener('freeze', onLeave, { signal });
  globalThis.addEventListener('pagehide', onLeave, { signal });
}
