import type { ApiRequest } from '../api/call.js';
import type { Hosts } from '../api/hosts.js';
import { fillPath } from '../api/operation.js';
import { withQuery } from './query.js';

/** The address a request is sent to. */
export function urlOf(hosts: Hosts, { operation, url, parameters = {}, query }: ApiRequest): string {
  return withQuery(url ?? hosts[operation.host] + fillPath(operation.path, parameters), query);
}
