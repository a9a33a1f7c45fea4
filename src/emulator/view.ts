/** One stretch of a video or live stream being looked at, as player pages and seeds tell it. */
export interface View {
  readonly mediaType: 'video' | 'live-stream';
  readonly mediaId: string;
  /** One per opening of the player. */
  readonly sessionId: string;
  /** Who watched, where that is known: views of the same person then count once where people are counted. */
  readonly viewerId?: string;
  /** In milliseconds since the epoch. */
  readonly startedAt: number;
  /** How long it played, in seconds. */
  readonly seconds: number;
  /** How far it was played, in seconds of the media. */
  readonly position: number;
  readonly ended: boolean;
  /** Two letters of ISO 3166. */
  readonly country: string;
  readonly city?: string;
  readonly deviceType: 'computer' | 'phone' | 'tablet';
  readonly operatingSystem: string;
  readonly browser: string;
  readonly referrer: string;
  /** What the page says of the session. */
  readonly metadata?: readonly { readonly key: string; readonly value: string }[];
  readonly events: readonly ViewEvent[];
}

/** What happened in a player. Times are in milliseconds since the epoch, positions in seconds of the media. */
export interface ViewEvent {
  readonly type: 'ready' | 'play' | 'pause' | 'resume' | 'seek.backward' | 'seek.forward' | 'end';
  readonly emittedAt: number;
  readonly at?: number;
  readonly from?: number;
  readonly to?: number;
}
