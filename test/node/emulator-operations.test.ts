import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { EmulatorOptions } from '../../src/emulator/index.js';
import {
  aggregatesMetrics,
  breaksMetricsDown,
  countsLegacyPlays,
  readsRawStatistics,
  refusesAnalyticsQueries,
  refusesLegacyAnalytics,
} from '../helpers/operations/analytics-scenarios.js';
import { readDescription } from '../helpers/operations/description.js';
import { documented, type OperationName } from '../helpers/operations/documented.js';
import { createDrive, type Drive } from '../helpers/operations/driver.js';
import {
  countsTags,
  keepsWatermarks,
  registersWebhooks,
  streamsLive,
  themesPlayers,
} from '../helpers/operations/project-scenarios.js';
import { summarisesVideos } from '../helpers/operations/summary-scenarios.js';
import {
  authenticates,
  mintsUploadTokens,
  uploadsWithTokens,
} from '../helpers/operations/token-scenarios.js';
import { captionsVideos, chaptersVideos } from '../helpers/operations/track-scenarios.js';
import {
  changesVideos,
  choosesThumbnails,
  createsVideos,
  createsVideosWithSources,
  discardsVideos,
  listsVideos,
  readsStatus,
} from '../helpers/operations/video-scenarios.js';
import { started } from './emulator-fixture.js';
import type { Emulator } from '../../src/emulator/index.js';

const driven = new Set<string>();
const description = readDescription();
const operations = Object.keys(documented) as OperationName[];

type Scenario = (drive: Drive, emulator: Emulator) => Promise<void>;

/** One emulator, one family of operations, every answer checked. */
function scenario(name: string, run: Scenario, options: EmulatorOptions = {}): void {
  test(name, async (t) => {
    const emulator = await started(t, options);

    await run(createDrive(emulator, driven, description), emulator);
  });
}

scenario('a key is exchanged for tokens', authenticates);
scenario('upload tokens are minted, sorted, read and deleted', mintsUploadTokens);
scenario('files are uploaded with a token', uploadsWithTokens);
scenario('videos are created with every field, and refused with any wrong one', createsVideos);
scenario('videos are created from a video, and from a URL of this machine', createsVideosWithSources);
scenario('videos are filtered, sorted and paged', listsVideos);
scenario('videos are changed by a merge patch', changesVideos);
scenario('videos tell their status', readsStatus);
scenario('thumbnails are uploaded, or picked by timecode', choosesThumbnails);
scenario('videos are discarded and restored', discardsVideos, { videoRestore: true });
scenario('captions are kept per language, one of them the default', captionsVideos);
scenario('chapters are kept per language', chaptersVideos);
scenario('live streams are made, changed, put on air and completed', streamsLive);
scenario('players are themed, and have logos', themesPlayers);
scenario('watermarks are uploaded and deleted', keepsWatermarks);
scenario('webhooks are registered up to a limit', registersWebhooks, { webhookLimit: 2 });
scenario('tags are counted, and found whatever their case and accents', countsTags);
scenario('summaries are written, awaited and refused', summarisesVideos);
scenario('metrics are computed from what was viewed', aggregatesMetrics);
scenario('analytics refuse what they cannot mean', refusesAnalyticsQueries);
scenario('metrics are broken down by dimension and by time', breaksMetricsDown);
scenario('plays are counted as they used to be', countsLegacyPlays);
scenario('sessions and their events are listed', readsRawStatistics);
scenario('legacy analytics can be forbidden', (drive) => refusesLegacyAnalytics(drive, 403), {
  legacyAnalytics: 'disabled',
});
scenario('legacy analytics can be gone', (drive) => refusesLegacyAnalytics(drive, 404), {
  legacyAnalytics: 'gone',
});

scenario(
  'each operation answers 429 when its window is used up',
  async (drive, { url }) => {
    const spend = async (method: string, path: string, times: number) => {
      for (let n = 0; n < times; n++) await (await fetch(url + path, { method })).arrayBuffer();
    };
    await spend('GET', '/videos', 100);
    await spend('POST', '/videos', 40);
    await spend('POST', '/upload', 40);

    for (const operation of operations) {
      const statuses: readonly number[] = documented[operation];
      if (statuses.includes(429)) await drive(operation, 429, { problem: 'too-many-requests' });
    }
  },
  { rateLimits: 'sandbox' },
);

after(() => {
  const missing = operations.flatMap((operation) =>
    documented[operation].map((status) => `${operation} ${status}`).filter((pair) => !driven.has(pair)),
  );

  assert.deepEqual(missing, [], 'every operation was driven through every documented status');
});

test('there are 64 operations', () => {
  assert.equal(operations.length, 64);
});

test('every answer driven here has the shape of the description', (t) => {
  // The scenarios check it on the way. Where they cannot, nobody shall take them for a proof of it.
  if (!description)
    t.skip('shapes were not checked: the description of the API is not beside this repository');
});

test(
  'the operations and statuses driven here are those of the description',
  { skip: description ? false : 'the description of the API is not beside this repository' },
  () => {
    const described = Array.from(description?.operations ?? [], ([name, responses]) => [
      name,
      Object.keys(responses).map(Number),
    ]);

    assert.deepEqual(Object.fromEntries(described), documented);
  },
);
