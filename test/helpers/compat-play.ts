import { expect } from '@open-wc/testing';
import type { Fault } from '../../src/emulator/index.js';
import { bothSides, failureOf, type Side, type Sides } from './compat-sides.js';
import { comparable, formOf, lineOf, nameless, openWired, told, type Wired } from './compat-wire.js';
import { sha256, type TestEmulator } from './emulator.js';
import { randomBytes } from './files.js';

export const MiB = 1024 * 1024;

/** What a case has to work with. */
export interface Scene {
  readonly classes: Side;
  readonly wired: Wired;
  readonly emulator: TestEmulator;
  readonly common: { readonly uploadToken: string; readonly apiHost: string };
}

/** What the same calls do on either side: what is told and returned, and what goes over the wire. */
export interface Case {
  readonly title: string;
  readonly faults?: readonly Fault[];
  /** Returns what the caller of the old API gets to know. */
  readonly run: (scene: Scene) => Promise<unknown>;
  /** As `told()` has it, from either side. */
  readonly returns: unknown;
  /** Method, address, range and status of each request. */
  readonly requests: readonly string[];
  readonly forms?: readonly (readonly string[])[];
}

interface Played {
  readonly returned: unknown;
  readonly requests: readonly string[];
  readonly forms: readonly (readonly string[])[];
  /** All that is not left out. */
  readonly wire: readonly object[];
  /** Where it was looked whether a video plays; how often, is the clock's to say. */
  readonly looks: readonly string[];
}

/** A scene of its own, for as long as `act` takes. */
export async function withScene<Result>(
  classes: Side,
  faults: readonly Fault[],
  act: (scene: Scene) => Promise<Result>,
): Promise<Result> {
  const wired = await openWired();
  const { emulator, host: apiHost } = wired;
  try {
    await emulator.setFaults(faults);
    return await act({ classes, wired, emulator, common: { uploadToken: emulator.token, apiHost } });
  } finally {
    await wired.close();
  }
}

function play(classes: Side, { faults = [], run }: Case): Promise<Played> {
  return withScene(classes, faults, async (scene) => {
    const returned = told(await run(scene));
    const sent = await scene.wired.sent();
    const { requests } = await scene.emulator.look();
    const looks = requests.filter(({ method }) => method === 'GET').map(({ path }) => nameless(path));
    return {
      returned,
      requests: sent.map(lineOf),
      forms: sent.map(formOf),
      wire: sent.map(comparable),
      looks: Array.from(new Set(looks)),
    };
  });
}

/** A test of each case: from both sides as it stands there, and in everything else alike. */
export function compareSides(cases: readonly Case[]): void {
  let sides: Sides;

  before(async () => {
    sides = await bothSides();
  });

  for (const each of cases) {
    it(each.title, async () => {
      const old = await play(sides.old, each);
      const ours = await play(sides.ours, each);

      for (const { returned, requests, forms } of [old, ours]) {
        expect(returned).to.deep.equal(each.returns);
        expect(requests).to.deep.equal(each.requests);
        if (each.forms) expect(forms).to.deep.equal(each.forms);
      }
      expect(ours).to.deep.equal(old);
    });
  }
}

const pool = randomBytes(15 * MiB);

/** The same bytes for either side. */
export function fileOf(bytes: number, name = 'holiday.mp4'): File {
  return new File([pool.subarray(0, bytes)], name, { type: 'video/mp4' });
}

/** Blobs with the same bytes for either side, and other ones than each other’s. */
export function blobs(...sizes: readonly number[]): readonly Blob[] {
  let start = 0;
  return sizes.map((bytes) => new Blob([pool.subarray(start, (start += bytes))]));
}

/** Whether all that has arrived is what was given. */
export async function isWhole(
  { emulator }: Scene,
  videoId: string,
  given: readonly Blob[],
): Promise<boolean> {
  const { videos } = await emulator.look();
  const [video, ...others] = videos;
  const hash = await sha256(new Blob([...given]));
  return others.length === 0 && video?.videoId === videoId && video.sha256 === hash;
}

/** What the old errors tell; that `raw` is something else now is a case of its own. */
export async function failure(promise: Promise<unknown>): Promise<object> {
  const { status, type, title, detail, problems, reason } = await failureOf(() => promise);
  return { status, type, title, detail, problems, reason };
}

/** The answer to the last part of a video of that title, as `told()` has it. */
export function wholeVideo(title: string): object {
  const player = 'http://api/vod/vi…';
  return {
    videoId: 'vi…',
    title,
    description: '',
    _public: true,
    panoramic: false,
    mp4Support: true,
    publishedAt: 'a date',
    createdAt: 'a date',
    updatedAt: 'a date',
    tags: [],
    metadata: [],
    source: { type: 'upload', uri: '/videos/vi…/source' },
    assets: {
      iframe: `<iframe src="${player}" width="100%" height="100%" frameborder="0" scrolling="no" allowfullscreen="true"></iframe>`,
      player,
      hls: `${player}/hls/manifest.m3u8`,
      thumbnail: `${player}/thumbnail.jpg`,
      mp4: `${player}/mp4/source.mp4`,
    },
    discarded: false,
    discardedAt: null,
    deletesAt: null,
    languageOrigin: null,
  };
}
