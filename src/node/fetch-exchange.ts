import { kyExchange } from '../http/ky-exchange.js';
import { ownFetch, type Fetch } from '../http/own-fetch.js';
import type { Exchange } from '../http/transport.js';

/** Requests by that `fetch`; loaded, and ky with it, when something is to go that way. */
export function fetchExchange(fetch: Fetch): Exchange {
  return kyExchange(ownFetch(fetch));
}
