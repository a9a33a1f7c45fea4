import type { Open } from './open.js';
import type { PageQuery, SortOrder } from './page.js';

/** How a player looks and behaves. Colours are written `rgba(255, 255, 255, 1)`. */
export interface PlayerThemeCreationPayload {
  /** 100 characters at most. */
  readonly name?: string;
  /** Colour of the clock. @default rgba(255, 255, 255, 1) */
  readonly text?: string;
  /** Colour of the buttons. @default rgba(255, 255, 255, 1) */
  readonly link?: string;
  /** Colour of the button under the pointer. @default rgba(255, 255, 255, 1) */
  readonly linkHover?: string;
  /** Colour of the play button under the pointer. */
  readonly linkActive?: string;
  /** Colour of the bar up to where it plays. @default rgba(88, 131, 255, .95) */
  readonly trackPlayed?: string;
  /** Colour of what is loaded ahead. @default rgba(255, 255, 255, .35) */
  readonly trackUnplayed?: string;
  /** Colour of the rest of the bar. @default rgba(255, 255, 255, .2) */
  readonly trackBackground?: string;
  /** Colour behind the upper half. @default rgba(0, 0, 0, .7) */
  readonly backgroundTop?: string;
  /** Colour behind the lower half. @default rgba(0, 0, 0, .7) */
  readonly backgroundBottom?: string;
  /** Colour of the title. @default rgba(255, 255, 255, 1) */
  readonly backgroundText?: string;
  /** Whether pages may steer the player by script. @default true */
  readonly enableApi?: boolean;
  /** Whether it has controls. @default true */
  readonly enableControls?: boolean;
  /** Whether it plays by itself. @default false */
  readonly forceAutoplay?: boolean;
  /** Whether the title is left out. @default false */
  readonly hideTitle?: boolean;
  /** Whether it begins again at the end. @default false */
  readonly forceLoop?: boolean;
}

/** What to change of a player theme. */
export type PlayerThemeUpdatePayload = PlayerThemeCreationPayload;

/** The picture in a player's corner. */
export interface PlayerThemeAssets {
  /** Address of the image; `null` where there is none. */
  readonly logo?: string | null;
  /** Where a click on it leads. */
  readonly link?: string | null;
}

/** A player's look and behaviour, to be shared by videos. */
export interface PlayerTheme extends PlayerThemeCreationPayload {
  readonly playerId: string;
  readonly createdAt?: string;
  readonly updatedAt?: string;
  readonly assets?: PlayerThemeAssets | null;
  readonly [unknownField: string]: unknown;
}

/** Which player themes to list. */
export interface PlayerThemeQuery extends PageQuery {
  readonly sortBy?: Open<'name' | 'createdAt' | 'updatedAt'>;
  readonly sortOrder?: SortOrder;
}
