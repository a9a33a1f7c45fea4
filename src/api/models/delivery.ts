/** Permission to fetch a private video's assets; valid for 24 hours. */
export interface PrivateSession {
  /** To be sent as query `avh`, or as the header `X-Token-Session`. */
  readonly session_token: string;
}

/** An oEmbed answer (oembed.com). The service documents no fields of its own. */
export interface OEmbed {
  readonly type?: string;
  readonly version?: string;
  readonly title?: string;
  readonly html?: string;
  readonly width?: number | string;
  readonly height?: number | string;
  readonly thumbnail_url?: string;
  readonly [unknownField: string]: unknown;
}
