import { problem } from '../problem.js';
import type { LiveStream } from '../resources/live-stream.js';
import type { Exchange } from '../router.js';

/** A live stream that a request may see, and how its files are addressed for the same viewer. */
export interface DeliveredLive {
  readonly stream: LiveStream;
  /** What goes in front of its id in the addresses of its files, without a slash at the end. */
  readonly root: string;
  /** What goes behind them: `?avh=…` for a private one. */
  readonly suffix: string;
}

type Params = Readonly<Partial<Record<'liveStreamId' | 'token', string>>>;

/** Finds the live stream that a delivery path names, as far as the request may see it: as with videos. */
export function findDeliveredLive({ params, query, headers, world }: Exchange<Params>): DeliveredLive {
  const { liveStreamId = '', token = query.get('token') ?? '' } = params;
  const stream = world.kept.liveStreams.get(liveStreamId);
  if (!stream) throw problem('resource-not-found', { name: 'liveStreamId' });
  if (stream.public) return { stream, root: '/live', suffix: '' };

  const header = headers['x-token-session'];
  const given = query.get('avh') ?? (typeof header === 'string' ? header : undefined);
  const session = world.privateTokens.opens(liveStreamId, given)
    ? given
    : world.privateTokens.exchange(liveStreamId, token);
  if (session === undefined) throw problem('resource-not-found', { name: 'liveStreamId' });
  const root = token === '' ? '/live' : `/live/private/${encodeURIComponent(token)}`;
  return { stream, root, suffix: `?avh=${session}` };
}
