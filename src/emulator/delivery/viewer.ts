import type { IncomingHttpHeaders } from 'node:http';
import type { View } from '../view.js';

type Viewer = Pick<View, 'country' | 'deviceType' | 'operatingSystem' | 'browser'>;

/** The first that fits is taken, as browsers also name those that they are made of. */
const browsers = [
  ['edge', /Edg(e|A|iOS)?\//],
  ['opera', /OPR\//],
  ['firefox', /Firefox\/|FxiOS\//],
  ['chrome', /Chrome\/|CriOS\//],
  ['safari', /Safari\//],
] as const;

const systems = [
  ['ios', /iPhone|iPad|iPod/],
  ['android', /Android/],
  ['windows', /Windows/],
  ['mac osx', /Mac OS X|Macintosh/],
  ['linux', /Linux|X11/],
] as const;

/** What the headers of a browser tell of the person in front of it. */
export function viewerOf(headers: IncomingHttpHeaders): Viewer {
  const agent = headers['user-agent'] ?? '';
  const named = <Name extends string>(table: readonly (readonly [Name, RegExp])[]) =>
    table.find(([, pattern]) => pattern.test(agent))?.[0] ?? 'unknown';
  const tablet = /iPad|Tablet|Android(?!.*Mobile)/.test(agent);

  return {
    country: /-([A-Z]{2})\b/.exec(headers['accept-language'] ?? '')?.[1] ?? 'US',
    deviceType: tablet ? 'tablet' : /Mobile|iPhone|Android/.test(agent) ? 'phone' : 'computer',
    operatingSystem: named(systems),
    browser: named(browsers),
  };
}
