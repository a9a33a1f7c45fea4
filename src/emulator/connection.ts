import { constants } from 'node:http2';
import type { Request } from './listener.js';

/** Whether nobody is there any more to hear an answer to `request`. */
export function isGone(request: Request): boolean {
  return 'stream' in request ? request.stream.destroyed : request.socket.destroyed;
}

/**
 * Breaks the connection under `request` without an answer. In HTTP/2, whose requests share one, only the stream of
 * this request is reset.
 */
export function reset(request: Request): void {
  if ('stream' in request) request.stream.close(constants.NGHTTP2_INTERNAL_ERROR);
  else request.socket.resetAndDestroy();
}
