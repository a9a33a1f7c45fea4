/** The native `EventTarget`, seen through a map of event names to event types. */
export interface TypedEventTarget<Events extends { [Name in keyof Events]: Event }> {
  /** Listens to an event of ours, with its type. */
  addEventListener<Name extends keyof Events & string>(
    type: Name,
    listener: ((event: Events[Name]) => void) | { handleEvent(event: Events[Name]): void } | null,
    options?: boolean | AddEventListenerOptions,
  ): void;
  /** Listens no longer. */
  removeEventListener<Name extends keyof Events & string>(
    type: Name,
    listener: ((event: Events[Name]) => void) | { handleEvent(event: Events[Name]): void } | null,
    options?: boolean | EventListenerOptions,
  ): void;
  /** Hands an event to the listeners. */
  dispatchEvent(event: Event): boolean;
}

/** The base class for typed events: `class Task extends typedEventTarget<TaskEvents>() {}`. */
export function typedEventTarget<
  Events extends { [Name in keyof Events]: Event },
>(): new () => TypedEventTarget<Events> {
  return EventTarget;
}

/** What a `CustomEvent` of the map carries. */
export type DetailOf<Event> = Event extends CustomEvent<infer Detail> ? Detail : never;
