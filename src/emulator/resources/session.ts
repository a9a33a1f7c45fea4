import type { View, ViewEvent } from '../view.js';

const regions = new Intl.DisplayNames(['en'], { type: 'region' });

/** The English name of a country, which is given by its two ISO 3166 letters. */
export function countryName(country: string): string {
  return /^[A-Z]{2}$/.test(country) ? (regions.of(country) ?? 'unknown') : 'unknown';
}

/** A view as the raw statistics show it, with dates to the millisecond. Of a live stream there is no metadata. */
export function describeSession(view: View): object {
  const { sessionId, startedAt, seconds, referrer, deviceType, operatingSystem, browser } = view;
  const ofVideo = view.mediaType === 'video';

  return {
    session: {
      sessionId,
      loadedAt: new Date(startedAt).toISOString(),
      endedAt: new Date(startedAt + Math.round(seconds * 1000)).toISOString(),
      ...(ofVideo && { metadata: view.metadata ?? [] }),
    },
    location: { country: countryName(view.country), city: view.city ?? 'unknown' },
    referrer: {
      url: referrer === '' ? 'unknown' : referrer,
      medium: referrer === '' ? 'direct' : 'referral',
      source: referrer === '' ? 'unknown' : referrer,
      searchTerm: 'unknown',
    },
    device: {
      type: deviceType === 'computer' ? 'desktop' : deviceType,
      vendor: 'unknown',
      model: 'unknown',
    },
    os: { name: operatingSystem, shortname: operatingSystem, version: 'unknown' },
    client: { type: 'browser', name: browser, version: 'unknown' },
  };
}

/** An event as the raw statistics show it; positions are in whole seconds. */
export function describeEvent({ type, emittedAt, ...positions }: ViewEvent): object {
  const rounded = Object.entries(positions).map(([name, seconds]) => [name, Math.floor(seconds)] as const);
  return { type, emittedAt: new Date(emittedAt).toISOString(), ...Object.fromEntries<number>(rounded) };
}
