import type { ApiRequest, ApiResponse, Transport } from '../api/call.js';
import { isApiVideoError } from '../base/error.js';
import { ClassGate } from './class-gate.js';
import { rateClassOf, type RateClass } from './limiter.js';

/** Spaces the requests of `transport`, class by class, so that the service need not refuse any. */
export function limited(transport: Transport): Transport {
  const gates: Readonly<Record<RateClass, ClassGate>> = {
    upload: new ClassGate(),
    write: new ClassGate(),
    read: new ClassGate(),
  };

  return {
    ...transport,
    async send<Output>(request: ApiRequest): Promise<ApiResponse<Output>> {
      const rateClass = rateClassOf(request.operation);
      if (!rateClass) return transport.send(request);

      const gate = gates[rateClass];
      await gate.enter(request);
      try {
        const response = await transport.send<Output>(request);
        gate.leave(response);
        return response;
      } catch (error) {
        gate.leave(answerOf(error));
        throw error;
      }
    },
  };
}

/** The answer behind an error, if one came. */
function answerOf(error: unknown): { readonly status: number; readonly headers: Headers } | undefined {
  if (!isApiVideoError(error)) return undefined;
  const { status, headers } = error;
  return status === undefined || headers === undefined ? undefined : { status, headers };
}
