import { problem } from '../problem.js';
import type { Exchange } from '../router.js';
import type { Video } from '../video.js';

/** A video that a request may see, and how its files are addressed for the same viewer. */
export interface Delivered {
  readonly video: Video;
  /** What goes in front of each asset's name, without a slash at the end. */
  readonly root: string;
  /** The address of the player page. */
  readonly page: string;
  /** What goes behind both: `?avh=…` for a private video. */
  readonly suffix: string;
}

type Params = Readonly<Partial<Record<'videoId' | 'token', string>>>;

/**
 * Finds the video that a delivery path names, as far as the request may see it. A private one takes a session, or a
 * token in the path, which is used up and gives the session of what follows. Anything else is not found.
 */
export function findDelivered({ params, query, headers, world }: Exchange<Params>): Delivered {
  const { videoId = '', token = query.get('token') ?? '' } = params;
  const video = world.store.get(videoId);
  if (!video) throw problem('resource-not-found', { name: 'videoId' });

  const page = `/vod/${videoId}`;
  if (video.attributes.public) return { video, page, root: page, suffix: '' };

  const header = headers['x-token-session'];
  const given = query.get('avh') ?? (typeof header === 'string' ? header : undefined);
  const session = world.privateTokens.opens(videoId, given)
    ? given
    : world.privateTokens.exchange(videoId, token);
  if (session === undefined) throw problem('resource-not-found', { name: 'videoId' });
  const root = token === '' ? page : `${page}/token/${encodeURIComponent(token)}`;
  return { video, page, root, suffix: `?avh=${session}` };
}
