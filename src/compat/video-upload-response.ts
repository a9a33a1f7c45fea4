import type { Video } from '../api/models/video.js';

/** A video as the old packages gave it: `_public` for `public`, and dates as `Date`. Only `videoId` is always there. */
export interface VideoUploadResponse {
  readonly videoId: string;
  readonly title?: string;
  readonly description?: string;
  readonly _public?: boolean;
  readonly panoramic?: boolean;
  readonly mp4Support?: boolean;
  readonly publishedAt?: Date;
  readonly createdAt?: Date;
  readonly updatedAt?: Date;
  readonly tags?: string[];
  readonly metadata?: { readonly key?: string; readonly value?: string }[];
  readonly source?: { readonly type?: string; readonly uri?: string };
  readonly assets?: {
    readonly iframe?: string;
    readonly player?: string;
    readonly hls?: string;
    readonly thumbnail?: string;
    readonly mp4?: string;
  };
}

export function videoUploadResponse(video: Video): VideoUploadResponse {
  const { public: isPublic, publishedAt, createdAt, updatedAt, ...rest } = video;
  return {
    ...rest,
    _public: isPublic,
    publishedAt: dateOf(publishedAt),
    createdAt: dateOf(createdAt),
    updatedAt: dateOf(updatedAt),
  } as VideoUploadResponse; // the old type knows neither `null` nor fields that are there and empty
}

function dateOf(value: string | null | undefined): Date | undefined {
  return value ? new Date(value) : undefined;
}
