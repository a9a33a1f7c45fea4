import type { Quality } from './timeline.js';

/** What the API tells webhooks of, without `emittedAt`, which is added on the way out. */
export type WebhookEvent =
  | { readonly type: 'live-stream.broadcast.started'; readonly liveStreamId: string }
  | { readonly type: 'live-stream.broadcast.ended'; readonly liveStreamId: string }
  | { readonly type: 'video.source.recorded'; readonly liveStreamId: string; readonly videoId: string }
  | {
      readonly type: 'video.encoding.quality.completed';
      readonly videoId: string;
      readonly liveStreamId?: string;
      readonly encoding: Quality['type'];
      readonly quality: Quality['quality'];
    }
  | {
      readonly type: 'video.caption.generated';
      readonly videoId: string;
      readonly captionId: string;
      readonly generationMode: 'transcript';
      readonly language: string;
    }
  | { readonly type: 'video.summary.generated'; readonly videoId: string; readonly summaryId: string };
