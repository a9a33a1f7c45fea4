import type { View, ViewEvent } from '../view.js';
import type { Beacon, PlayerEvent } from './beacon.js';

/** A player says where it is at least this often, in seconds of the media; more than that is a jump. */
const longestStep = 2;

/** The view after a beacon: `view` is what earlier ones of the session have told, or how it begins. */
export function watch(view: View, { events }: Beacon): View {
  return [...events].sort((one, other) => one.emittedAt - other.emittedAt).reduce(step, view);
}

function step(view: View, event: PlayerEvent): View {
  const { position } = event;
  const progress = position - view.position;
  const played = event.kind !== 'seek' && progress > 0 && progress <= longestStep ? progress : 0;
  const told = describe(view, event);

  return {
    ...view,
    seconds: view.seconds + played,
    position,
    ended: view.ended || event.kind === 'end',
    events: told ? [...view.events, told] : view.events,
  };
}

function describe(view: View, { kind, emittedAt, position }: PlayerEvent): ViewEvent | undefined {
  const from = view.position;

  switch (kind) {
    case 'loaded':
      return { type: 'ready', emittedAt };
    case 'play':
      return {
        type: view.events.some(({ type }) => type === 'play') ? 'resume' : 'play',
        emittedAt,
        at: position,
      };
    case 'pause':
      return { type: 'pause', emittedAt, at: position };
    case 'end':
      return { type: 'end', emittedAt, at: position };
    case 'seek':
      return { type: position < from ? 'seek.backward' : 'seek.forward', emittedAt, from, to: position };
    default:
      return undefined;
  }
}
