import type { InterruptionAdvice } from '../../src/record/interruption.js';
import { controlsOf, devicesOf } from '../../src/record/source-controls.js';
import type { SourceWarning } from '../../src/record/source-warning.js';
import { onTrackEnd } from '../../src/record/track-end.js';
import { watchSource } from '../../src/record/watch-source.js';
import { formatRemaining } from '../shared/format.js';
import type { LevelMeter } from './level-meter.js';
import type { Pick } from './live-source.js';
import type { OwnSourceOptions } from './live-source-options.js';
import type { RecorderState } from './recorder-state.js';

/** A time for which the page could not go on as it should. */
export interface Absence {
  readonly seconds: number;
  /** The whole page was stopped; else only the picture that is put together in it. */
  readonly frozen: boolean;
}

/** Watches an open source, warns of what goes wrong with it, and pauses what is not worth recording. */
export class SourceHealth {
  readonly #options: OwnSourceOptions & { readonly meter: LevelMeter };
  readonly #warnings = new Map<SourceWarning['code'], SourceWarning>();
  readonly #lost = new Set<Pick>();
  #watch = new AbortController();
  #state: RecorderState;
  #pausedBy: 'person' | 'advice' = 'person';
  #absence: Absence | undefined;

  constructor(options: OwnSourceOptions & { readonly meter: LevelMeter }) {
    this.#options = options;
    this.#state = options.host.state;
    options.signal.addEventListener('abort', () => this.#end(), { once: true });
    this.#begin();
  }

  /** The devices that have gone, and have not been replaced. */
  get lost(): ReadonlySet<Pick> {
    return this.#lost;
  }

  /** What a recording lacks of its page's being out of sight. */
  get absence(): Absence | undefined {
    return this.#absence;
  }

  onState(state: RecorderState): void {
    const before = this.#state;
    this.#state = state;
    if (state === before) return;
    if (state !== 'paused') this.#pausedBy = 'person';
    // Another recording has warnings of its own, and what holds already is one of them.
    if (state === 'recording' && before !== 'paused') {
      this.#absence = undefined;
      for (const warning of this.#warnings.values()) this.#show(warning);
    }
  }

  /** Another device is in use: it is watched from now on. */
  renew(role: Pick): void {
    this.#lost.delete(role);
    this.#end();
    this.#begin();
  }

  #begin(): void {
    const { stream, meter, signal: life } = this.#options;
    const { signal } = (this.#watch = new AbortController());
    if (life.aborted) return;

    watchSource(
      stream,
      {
        onWarning: (warning) => this.#warn(warning),
        onLevel: (level) => meter.show(level),
        onAdvice: (advice) => this.#follow(advice),
      },
      signal,
    );
    for (const [role, track] of devicesOf(stream)) {
      if (role === 'camera' || role === 'microphone') {
        onTrackEnd(track, () => this.#lose(role), signal);
      }
    }
  }

  #end(): void {
    this.#watch.abort();
    for (const { code } of this.#warnings.values()) this.#options.warnings.set(code, false);
    this.#warnings.clear();
  }

  #warn(warning: SourceWarning): void {
    if (warning.active) this.#warnings.set(warning.code, warning);
    else this.#warnings.delete(warning.code);
    this.#show(warning);
  }

  #show({ code, active, cause }: SourceWarning): void {
    this.#options.warnings.set(code, active, cause === 'frozen' ? 'frozen' : code);
  }

  /** A picture is what a camera's recording is for: it waits for another. Without its sound it goes on. */
  #lose(role: Pick): void {
    const { host, stream } = this.#options;
    const { composition, switchCamera } = controlsOf(stream) ?? {};
    this.#lost.add(role);
    if (role === 'camera' && switchCamera && !composition) this.#pause();
    host.requestUpdate();
  }

  #follow(advice: Exclude<InterruptionAdvice, { readonly type: 'warn' }>): void {
    if (advice.type === 'pause') this.#pause();
    else if (advice.type === 'resume') this.#resume();
    else this.#return(advice);
  }

  #pause(): void {
    const { host } = this.#options;
    if (host.state !== 'recording') return;
    host.pause();
    this.#state = host.state;
    this.#pausedBy = 'advice';
  }

  #resume(): void {
    const { host } = this.#options;
    if (host.state === 'paused' && this.#pausedBy === 'advice') host.resume();
  }

  /** Tells the truth about a time that nobody saw. */
  #return({ seconds, frozen }: Absence): void {
    const { host, stage, stream, strings, locale } = this.#options;
    const stands = controlsOf(stream)?.composition?.whenHidden === 'stops';
    if (host.state !== 'recording' || seconds < 1 || !(frozen || stands)) return;
    this.#absence = { seconds, frozen };
    stage.say(absenceText(this.#absence, strings(), locale()));
  }
}

/** In words for the person. */
export function absenceText(
  { seconds, frozen }: Absence,
  strings: ReturnType<OwnSourceOptions['strings']>,
  locale: string,
): string {
  const time = formatRemaining(seconds, locale);
  return frozen ? strings.asleep(time) : strings.stoodStill(time);
}
