import { ApiVideoError } from '../base/error.js';
import type { Host } from './operation.js';

/** Where each host lives: absolute addresses without a trailing slash. */
export type Hosts = Readonly<Record<Host | 'embed', string>>;

export const defaultBaseUri = 'https://ws.api.video';

const official = new Set([defaultBaseUri, 'https://sandbox.api.video']);

/**
 * The hosts that belong to `baseUri`. The service's two environments share their delivery hosts; any other
 * address (an emulator, a proxy) is expected to serve the delivery paths itself.
 */
export function hostsOf(baseUri: string = defaultBaseUri): Hosts {
  const api = normalise(baseUri);
  if (!official.has(api)) return { api, vod: api, embed: api, oembed: `${api}/oembed` };

  return {
    api,
    vod: 'https://vod.api.video',
    embed: 'https://embed.api.video',
    oembed: 'https://oembed.api.video',
  };
}

function normalise(baseUri: string): string {
  const { protocol, origin, pathname } = parse(baseUri);
  if (protocol === 'http:' || protocol === 'https:') return (origin + pathname).replace(/\/+$/, '');
  throw invalid();
}

function parse(baseUri: string): URL {
  try {
    return new URL(baseUri);
  } catch {
    throw invalid();
  }
}

function invalid(): ApiVideoError {
  return new ApiVideoError('invalid-option', '`baseUri` must be an absolute http or https address.');
}
