import type { View } from '../view.js';
import { continentOf } from './continents.js';

/** What views can be broken down by, and filtered with. */
export const dimensions = {
  'media-id': ({ mediaId }) => mediaId,
  'media-type': ({ mediaType }) => mediaType,
  continent: ({ country }) => continentOf(country),
  country: ({ country }) => country,
  'device-type': ({ deviceType }) => deviceType,
  'operating-system': ({ operatingSystem }) => operatingSystem,
  browser: ({ browser }) => browser,
  referrer: ({ referrer }) => referrer,
} as const satisfies Record<string, (view: View) => string>;

export type Dimension = keyof typeof dimensions;

/** Whether views can be broken down by it. */
export function isDimension(name: string): name is Dimension {
  return Object.hasOwn(dimensions, name);
}

/** The dimension that a filter is called after: `mediaId` is `media-id`. */
export function dimensionOf(filter: string): Dimension | undefined {
  const name = filter.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return !filter.includes('-') && isDimension(name) ? name : undefined;
}
