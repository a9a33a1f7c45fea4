import type {
  LiveStreamSession,
  PlayerSessionEvent,
  SessionQuery,
  VideoSession,
  VideoSessionQuery,
} from '../models/legacy-analytics.js';
import type { Page, PageQuery } from '../models/page.js';
import { list } from '../operation-traits.js';

/** Single viewings, as the service used to tell them. */
export const rawStatistics = {
  /**
   * Lists the viewings of a video in a period.
   * @deprecated The service has dropped it in 2023: use `analytics.getMetricsBreakdown` and
   * `analytics.getMetricsOverTime` with `filterBy: { mediaId: [videoId] }`.
   */
  listVideoSessions: list<{ query: VideoSessionQuery }, Page<VideoSession>>()('/analytics/videos/{videoId}'),
  /**
   * Lists the viewings of a live stream in a period.
   * @deprecated The service has dropped it in 2023: use `analytics.getMetricsBreakdown` and
   * `analytics.getMetricsOverTime` with `filterBy: { mediaId: [liveStreamId] }`.
   */
  listLiveStreamSessions: list<{ query: SessionQuery }, Page<LiveStreamSession>>()(
    '/analytics/live-streams/{liveStreamId}',
  ),
  /**
   * Lists what a viewer did, in its order.
   * @deprecated The service has dropped it in 2023, and has nothing in its place: `analytics` tells metrics only.
   */
  listSessionEvents: list<{ query?: PageQuery }, Page<PlayerSessionEvent>>()(
    '/analytics/sessions/{sessionId}/events',
  ),
} as const;
