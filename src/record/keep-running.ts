/**
 * Has `context` run whenever the browser allows, until `signal` aborts: browsers suspend sound until a person has
 * clicked or pressed something, and systems for a phone call.
 */
export function keepRunning(context: AudioContext, signal: AbortSignal): void {
  const resume = (): void => {
    if (context.state === 'running' || context.state === 'closed') return;
    void context.resume().catch(() => undefined); // it is tried again as soon as something has changed
  };

  resume();
  context.addEventListener('statechange', resume, { signal });
  document.addEventListener('visibilitychange', resume, { signal });
  for (const name of ['click', 'keydown']) document.addEventListener(name, resume, { signal, capture: true });
}
