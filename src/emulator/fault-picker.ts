import { matches, type Fault, type RequestTraits } from './faults.js';
import { randomOf } from './random.js';

/** Chooses the fault of a request. */
export type FaultPicker = (traits: RequestTraits) => Fault | undefined;

/** How often a fault was drawn for, per kind of request, and applied. */
interface Use {
  applied: number;
  readonly draws: Map<string, number>;
}

/**
 * Finds the first fault of `faults` that matches, has times left and, if it is a matter of chance, happens to strike;
 * and uses up one of its times. Chance depends on `seed`, on the fault's place in the list, and on how often such a
 * request has come before: not on the order in which requests of several kinds arrive.
 */
export function createFaultPicker(faults: readonly Fault[], seed: number): FaultPicker {
  const uses = new WeakMap<Fault, Use>();

  const strikes = (fault: Fault, index: number, traits: RequestTraits): boolean => {
    const use = uses.get(fault) ?? { applied: 0, draws: new Map<string, number>() };
    uses.set(fault, use);
    if (use.applied >= (fault.times ?? Infinity) || !matches(fault.match, traits)) return false;
    if (fault.probability !== undefined && draw(use, index, traits) >= fault.probability) return false;

    use.applied++;
    return true;
  };
  const draw = ({ draws }: Use, index: number, traits: RequestTraits): number => {
    const kind = kindOf(traits);
    const count = draws.get(kind) ?? 0;
    draws.set(kind, count + 1);
    return randomOf(seed, `${index} ${kind} ${count}`);
  };

  return (traits) => faults.find((fault, index) => strikes(fault, index, traits));
}

/** What two runs of the same program have in common; ids, which are long, are not. */
function kindOf({ method, path, part }: RequestTraits): string {
  return `${method} ${path.replace(/[^/]{20,}/g, '{id}')} ${part ?? ''}`;
}
