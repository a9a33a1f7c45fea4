import { atomDate } from '../atom-date.js';
import type { JsonObject } from '../body.js';
import { readFields, withoutNulls } from '../fields.js';
import { newId } from '../ids.js';
import { mergePatch } from '../merge-patch.js';
import { flag, matching, shortText } from '../rules.js';

const colours = {
  text: 'rgba(255, 255, 255, 1)',
  link: 'rgba(255, 255, 255, 1)',
  linkHover: 'rgba(255, 255, 255, 1)',
  linkActive: 'rgba(255, 255, 255, 1)',
  trackPlayed: 'rgba(88, 131, 255, .95)',
  trackUnplayed: 'rgba(255, 255, 255, .35)',
  trackBackground: 'rgba(255, 255, 255, .2)',
  backgroundTop: 'rgba(0, 0, 0, .7)',
  backgroundBottom: 'rgba(0, 0, 0, .7)',
  backgroundText: 'rgba(255, 255, 255, 1)',
};

const switches = {
  enableApi: true,
  enableControls: true,
  forceAutoplay: false,
  hideTitle: false,
  forceLoop: false,
};

const colour = matching(
  /^rgba\((?:\s*\d{1,3}\s*,){3}\s*(?:\d+|\d*\.\d+)\s*\)$/,
  'This value must be a colour, such as "rgba(255, 255, 255, 1)".',
);

type Colours = Readonly<typeof colours>;
type Switches = Readonly<typeof switches>;

/** What the logo of a player is called among its files. */
export const logoFile = 'logo';

/** How a player looks and behaves. */
export interface PlayerTheme extends Colours, Switches {
  readonly playerId: string;
  readonly name?: string;
  readonly logo?: Logo | undefined;
  /** In milliseconds since the epoch. */
  readonly createdAt: number;
  readonly updatedAt: number;
}

interface Logo {
  readonly mediaType: string;
  /** Where a click on it leads. */
  readonly link?: string;
}

const changeable = {
  name: shortText(100),
  text: colour,
  link: colour,
  linkHover: colour,
  linkActive: colour,
  trackPlayed: colour,
  trackUnplayed: colour,
  trackBackground: colour,
  backgroundTop: colour,
  backgroundBottom: colour,
  backgroundText: colour,
  enableApi: flag,
  enableControls: flag,
  forceAutoplay: flag,
  hideTitle: flag,
  forceLoop: flag,
};

/** Makes a theme of the body of `POST /players`. */
export function createPlayerTheme(body: JsonObject, now: number): PlayerTheme {
  const fields = readFields(withoutNulls(body), changeable);
  const blank = { playerId: newId('pl'), ...colours, ...switches, createdAt: now, updatedAt: now };

  return mergePatch<PlayerTheme>(blank, fields);
}

/** Lays the body of `PATCH /players/{playerId}` over a theme. */
export function patchPlayerTheme(theme: PlayerTheme, body: JsonObject, now: number): PlayerTheme {
  return { ...mergePatch(theme, readFields(body, changeable)), updatedAt: now };
}

/** A theme as the API shows it; `url` is where its logo lives. */
export function describePlayerTheme(
  { logo, createdAt, updatedAt, ...shown }: PlayerTheme,
  url: string,
): object {
  return {
    ...shown,
    createdAt: atomDate(createdAt),
    updatedAt: atomDate(updatedAt),
    assets: logo
      ? { logo: `${url}/players/${shown.playerId}/logo.png`, ...(logo.link && { link: logo.link }) }
      : {},
  };
}
