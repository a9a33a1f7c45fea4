import type { IncomingHttpHeaders } from 'node:http';
import { empty, type Answer } from './answer.js';

const rateHeaders = 'X-RateLimit-Limit, X-RateLimit-Remaining, X-RateLimit-Retry-After, Retry-After';

/** On every answer, so that a page of any origin can read it; and the rate headers too, if `exposeRateLimit` says so. */
export function corsHeaders(exposeRateLimit: boolean): Readonly<Record<string, string>> {
  return {
    'Access-Control-Allow-Origin': '*',
    ...(exposeRateLimit && { 'Access-Control-Expose-Headers': rateHeaders }),
    'Timing-Allow-Origin': '*',
  };
}

/** The answer to a preflight: whatever the page asks for is allowed. */
export function preflight(headers: IncomingHttpHeaders): Answer {
  const asked = headers['access-control-request-headers'];
  const privateNetwork = headers['access-control-request-private-network'] === 'true';

  return empty(204, {
    'Access-Control-Allow-Methods': 'GET, HEAD, POST, PUT, PATCH, DELETE',
    ...(asked && { 'Access-Control-Allow-Headers': asked }),
    ...(privateNetwork && { 'Access-Control-Allow-Private-Network': 'true' }),
    'Access-Control-Max-Age': '7200',
    Vary: 'Access-Control-Request-Headers, Access-Control-Request-Private-Network',
  });
}
