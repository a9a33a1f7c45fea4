import type { Transport } from '../api/call.js';
import { sharedAttempt } from '../base/shared-attempt.js';

/** A transport that is made for the first request: `load` fetches what it is made of, again after a failure. */
export function lazyTransport(load: () => Promise<Transport>): Transport {
  const opened = sharedAttempt(load);
  let transport: Transport | undefined;

  return {
    send: async (request) => {
      transport ??= await opened();
      return transport.send(request);
    },
    // A request is about to be sent, so the transport is there.
    watchRepeats: (request, signal) =>
      transport?.watchRepeats(request, signal) ?? (() => Promise.resolve(undefined)),
  };
}
