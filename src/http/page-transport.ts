import type { Transport } from '../api/call.js';
import { understood } from '../base/understood.js';
import { kyExchange } from './ky-exchange.js';
import { watchRepeats } from './repeated.js';
import { createTransport, type TransportOptions } from './transport.js';
import { urlOf } from './url.js';

/** The way to the network of a page, whose browser may send a request twice by itself. */
export function createPageTransport(options: Omit<TransportOptions, 'exchange'>): Transport {
  return {
    ...createTransport({ ...options, exchange: kyExchange() }),
    watchRepeats: (request, signal) =>
      watchRepeats(
        understood(() => urlOf(options.hosts, request)),
        signal,
      ),
  };
}
