import type { Emulator, Fault } from 'apivideo-kit/emulator';

const names = ['slow', 'lost', 'unavailable', 'offline'] as const;

/** The misfortunes that a visitor can switch on. */
export type SwitchName = (typeof names)[number];
export type Switches = Readonly<Record<SwitchName, boolean>>;

/** Parts beyond this number are spared. */
const lastTroubledPart = 500;

const parts = Array.from({ length: lastTroubledPart }, (_, index) => index + 1);
const upload = { method: 'POST', path: '/upload' };

const unavailable = {
  status: 503,
  headers: { 'Retry-After': '1' },
  body: '<html><body><h1>503 Service Unavailable</h1></body></html>',
};

/** What each switch does, as faults that nothing has used up yet. */
const faultsOf: Readonly<Record<SwitchName, () => Fault[]>> = {
  offline: () => [{ match: {}, then: { drop: 'before' } }],

  // Every other part is refused once.
  unavailable: () =>
    parts
      .filter((part) => part % 2 === 1)
      .map((part) => ({ match: { ...upload, part }, times: 1, then: unavailable })),

  // Some parts are stored, but nobody hears of it; the last one among them.
  lost: () => [
    { match: { ...upload, last: true }, times: 1, then: { drop: 'after' } },
    ...parts
      .filter((part) => part % 3 === 2)
      .map((part): Fault => ({ match: { ...upload, part }, times: 1, then: { drop: 'after' } })),
  ],

  slow: () => [{ match: upload, then: { bytesPerSecond: 400_000 } }],
};

// The emulator takes the first fault that fits, so the rarer ones come before the ones that always fit.
const order: readonly SwitchName[] = ['offline', 'unavailable', 'lost', 'slow'];

/** The switches, and what they do to the emulator. */
export class FaultPanel {
  readonly #emulator: Emulator;
  #switches: Switches = { slow: false, lost: false, unavailable: false, offline: false };

  constructor(emulator: Emulator) {
    this.#emulator = emulator;
  }

  get switches(): Switches {
    return this.#switches;
  }

  set(switches: Switches): void {
    this.#switches = switches;
    this.arm();
  }

  /** Makes all faults anew, so that an upload that begins now meets the ones that strike once. */
  arm(): void {
    this.#emulator.faults = order.filter((name) => this.#switches[name]).flatMap((name) => faultsOf[name]());
  }
}

/** Reads the body of a request; what it doesn't name is off. `undefined` unless it is an object of booleans. */
export function parseSwitches(body: unknown): Switches | undefined {
  if (typeof body !== 'object' || body === null) return undefined;

  const given = new Map<string, unknown>(Object.entries(body));
  const known = [...given].every(([name, value]) => isName(name) && typeof value === 'boolean');
  if (!known) return undefined;

  const on = (name: SwitchName) => given.get(name) === true;
  return { slow: on('slow'), lost: on('lost'), unavailable: on('unavailable'), offline: on('offline') };
}

/** The switch that a fault comes from; `undefined` for one that somebody else has made. */
export function switchOf({ then }: Fault): SwitchName | undefined {
  if ('bytesPerSecond' in then) return 'slow';
  if ('drop' in then) return then.drop === 'after' ? 'lost' : 'offline';
  return 'status' in then ? 'unavailable' : undefined;
}

function isName(name: string): name is SwitchName {
  return names.some((known) => known === name);
}
