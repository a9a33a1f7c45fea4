/** A date as the API writes it, in whole seconds of UTC. `time` is in milliseconds since the epoch. */
export function atomDate(time: number): string {
  return `${new Date(time).toISOString().slice(0, 19)}+00:00`;
}
