import { ApiVideoError } from '../base/error.js';

/** Also for those who don't use TypeScript: a key in a page is a leak, whatever it was meant for. */
export function refuseKey(options: object): void {
  if (!('apiKey' in options) || options.apiKey === undefined) return;
  throw new ApiVideoError(
    'key-in-browser',
    'Every visitor could read an `apiKey` in a page. Use an upload token, made on your server.',
  );
}
