import type { Route } from '../router.js';
import { analyticsRoutes } from './analytics.js';
import { authRoutes } from './auth.js';
import { captionRoutes } from './captions.js';
import { chapterRoutes } from './chapters.js';
import { deliveryRoutes } from './delivery.js';
import { discardedVideoRoutes } from './discarded-videos.js';
import { keptFileRoutes } from './kept-files.js';
import { liveDeliveryRoutes } from './live-delivery.js';
import { legacyAnalyticsRoutes } from './legacy-analytics.js';
import { livePageRoutes } from './live-page.js';
import { liveStreamRoutes } from './live-streams.js';
import { playerRoutes } from './players.js';
import { rawStatisticsRoutes } from './raw-statistics.js';
import { sourceRoutes } from './sources.js';
import { summaryRoutes } from './summaries.js';
import { tagRoutes } from './tags.js';
import { textTrackRoutes } from './text-tracks.js';
import { uploadTokenRoutes } from './upload-tokens.js';
import { videoThumbnailRoutes } from './video-thumbnails.js';
import { videoRoutes } from './videos.js';
import { watermarkRoutes } from './watermarks.js';
import { webhookRoutes } from './webhooks.js';

/** The whole routing table. Where two rows fit a request, the upper one has it. */
export const routes: readonly Route[] = [
  ...authRoutes,
  ...videoRoutes,
  ...videoThumbnailRoutes,
  ...discardedVideoRoutes,
  ...sourceRoutes,
  ...captionRoutes,
  ...chapterRoutes,
  ...uploadTokenRoutes,
  ...liveStreamRoutes,
  ...playerRoutes,
  ...watermarkRoutes,
  ...webhookRoutes,
  ...tagRoutes,
  ...summaryRoutes,
  ...analyticsRoutes,
  ...legacyAnalyticsRoutes,
  ...rawStatisticsRoutes,
  ...keptFileRoutes,
  ...liveDeliveryRoutes,
  ...textTrackRoutes,
  ...deliveryRoutes,
  ...livePageRoutes,
];
