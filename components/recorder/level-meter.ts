/** Milliseconds between two drawings for people who asked for less motion. */
const calm = 1000;

/** Shows how loud it is in the host's `<meter>`, past the host's updates, and only while somebody can see it. */
export class LevelMeter {
  readonly #host: HTMLElement;
  #visible = true;
  #drawnAt = -Infinity;

  constructor(host: HTMLElement, signal: AbortSignal) {
    this.#host = host;
    const observer = new IntersectionObserver((entries) => {
      this.#visible = entries.at(-1)?.isIntersecting ?? true;
    });
    observer.observe(host);
    signal.addEventListener('abort', () => observer.disconnect(), { once: true });
  }

  /** From 0 to 1. */
  show(level: number): void {
    const now = performance.now();
    if (!this.#visible || document.visibilityState === 'hidden') return;
    if (matchMedia('(prefers-reduced-motion: reduce)').matches && now - this.#drawnAt < calm) return;

    const meter = this.#host.shadowRoot?.querySelector('meter');
    if (!meter) return;
    meter.value = level;
    this.#drawnAt = now;
  }
}
