// The door of `apivideo-kit/node`: what is listed here is the public API, and nothing else is.
export { ApiVideoError, isApiVideoError } from '../base/error.js';
export { version } from '../http/origin.js';
export { ratio } from '../upload/progress.js';
export { UploadTask } from '../upload/upload-task.js';
export { ApiVideoClient, ApiVideoClient as default } from './client.js';
export { signWebhook } from './webhook-signature.js';
export { webhookMemory } from './webhook-memory.js';
export { isKnownWebhookEvent, parseWebhook, verifyWebhook } from './webhooks.js';

export type { ApiCall } from '../api/api-call.js';
export type { ApiResponse, RequestOptions } from '../api/call.js';
export type { ResponseWithHeaders } from '../api/response-with-headers.js';
export type { FileOptions } from '../api/file-request.js';
export type { ListCall } from '../api/pages.js';
export type { PlaybackOptions } from '../api/playback.js';
export type { AccessToken, AuthenticatePayload, RefreshTokenPayload } from '../api/models/access-token.js';
export type {
  AggregatedMetric,
  Aggregation,
  AnalyticsAggregatedMetricsResponse,
  AnalyticsContext,
  AnalyticsFilter,
  AnalyticsMetricsBreakdownResponse,
  AnalyticsMetricsOverTimeResponse,
  AnalyticsQuery,
  Breakdown,
  BreakdownMetric,
  BreakdownQuery,
  BreakdownValue,
  Timeframe,
  TimeseriesMetric,
  TimeseriesQuery,
  TimeseriesValue,
} from '../api/models/analytics.js';
export type { Caption, CaptionQuery, CaptionsUpdatePayload } from '../api/models/caption.js';
export type { Chapter, ChapterQuery } from '../api/models/chapter.js';
export type { OEmbed, PrivateSession } from '../api/models/delivery.js';
export type { TranscriptLanguage } from '../api/models/language.js';
export type {
  AnalyticsData,
  LiveStreamSession,
  LiveStreamSessionClient,
  LiveStreamSessionDevice,
  LiveStreamSessionLocation,
  LiveStreamSessionReferrer,
  LiveStreamSessionSession,
  LiveStreamsPlaysQuery,
  PlayerSessionEvent,
  SessionQuery,
  VideoSession,
  VideoSessionClient,
  VideoSessionDevice,
  VideoSessionLocation,
  VideoSessionOs,
  VideoSessionQuery,
  VideoSessionReferrer,
  VideoSessionSession,
  VideosPlaysQuery,
} from '../api/models/legacy-analytics.js';
export type {
  LiveStream,
  LiveStreamAssets,
  LiveStreamCreationPayload,
  LiveStreamQuery,
  LiveStreamUpdatePayload,
  RestreamsRequestObject,
  RestreamsResponseObject,
} from '../api/models/live-stream.js';
export type { DateInput, Open } from '../api/models/open.js';
export type { Page, PageQuery, Pagination, PaginationLink, SortOrder } from '../api/models/page.js';
export type {
  PlayerTheme,
  PlayerThemeAssets,
  PlayerThemeCreationPayload,
  PlayerThemeQuery,
  PlayerThemeUpdatePayload,
} from '../api/models/player-theme.js';
export type {
  Summary,
  SummaryCreationPayload,
  SummaryOrigin,
  SummaryQuery,
  SummarySource,
  SummarySourceStatus,
  SummaryUpdatePayload,
} from '../api/models/summary.js';
export type { Tag, TagQuery } from '../api/models/tag.js';
export type { TokenCreationPayload, UploadToken, UploadTokenQuery } from '../api/models/upload-token.js';
export type {
  DiscardedVideoUpdatePayload,
  SummaryAttribute,
  VideoClip,
  VideoCreationPayload,
  VideoQuery,
  VideoThumbnailPickPayload,
  VideoUpdatePayload,
  VideoWatermark,
} from '../api/models/video-payload.js';
export type {
  BytesRange,
  Quality,
  ReceivedParts,
  VideoStatus,
  VideoStatusEncoding,
  VideoStatusEncodingMetadata,
  VideoStatusIngest,
} from '../api/models/video-status.js';
export type {
  Metadata,
  Video,
  VideoAssets,
  VideoSource,
  VideoSourceLiveStream,
  VideoSourceLiveStreamLink,
} from '../api/models/video.js';
export type { Watermark, WatermarkQuery } from '../api/models/watermark.js';
export type {
  BroadcastEnded,
  BroadcastStarted,
  CaptionGenerated,
  EncodingQualityCompleted,
  KnownWebhookEvent,
  SourceRecorded,
  SummaryGenerated,
  UnknownWebhookEvent,
  WebhookEvent,
} from '../api/models/webhook-event.js';
export type {
  Webhook,
  WebhookEventType,
  WebhookQuery,
  WebhooksCreationPayload,
} from '../api/models/webhook.js';
export type { ErrorCode, Problem } from '../base/error.js';
export type { Fetch } from '../http/own-fetch.js';
export type { DebugEvent, DebugHook } from '../http/watched.js';
export type { UploadProgress } from '../upload/progress.js';
export type { RetryOptions } from '../upload/retry.js';
export type { UploadState } from '../upload/upload-state.js';
export type { UploadTaskEventMap } from '../upload/upload-task.js';
export type { ClientOptions } from './client-options.js';
export type { FileInput } from './file-input.js';
export type { IssuedToken } from './issued-token.js';
export type { WaitOptions } from './playable.js';
export type { WebhookMemory } from './webhook-memory.js';
export type { HeadersLike, KeptRequest, WebhookRequest } from './webhook-request.js';
export type { RawBody } from './webhook-signature.js';
export type { WebhookOptions } from './webhooks.js';
export type { Videos } from './videos.js';
