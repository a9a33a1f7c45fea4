import type { ReactiveControllerHost } from 'lit';
import { WhileActive } from './while-active.js';

/** Has the browser ask before the page is left, while `active` says that work would be lost; else not at all. */
export class LeaveGuard extends WhileActive {
  constructor(host: ReactiveControllerHost & HTMLElement, active: () => boolean) {
    super(host, active, askBeforeLeaving);
  }
}

function askBeforeLeaving(signal: AbortSignal): void {
  // A listener alone keeps a page out of the browser's back-forward cache, so there is none while it has no work.
  window.addEventListener('beforeunload', (event) => event.preventDefault(), { signal });
}
