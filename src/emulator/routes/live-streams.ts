import { empty, json } from '../answer.js';
import { readJson } from '../body.js';
import { listAnswer } from '../list-answer.js';
import { completeBroadcast } from '../broadcast.js';
import {
  createLiveStream,
  describeLiveStream,
  patchLiveStream,
  type LiveStream,
} from '../resources/live-stream.js';
import { route } from '../router.js';
import { liveStreamThumbnail, mediaTypeOf, withSmallFile } from '../small-file.js';
import { thumbnailFile } from '../video.js';
import type { World } from '../world.js';
import { find } from './find.js';

const sortKeys = {
  createdAt: ({ createdAt }: LiveStream) => createdAt,
  updatedAt: ({ updatedAt }: LiveStream) => updatedAt,
  name: ({ name }: LiveStream) => name,
};

const path = '/live-streams/{liveStreamId}';

export const liveStreamRoutes = [
  route('GET', '/live-streams', 'key', (exchange) => {
    const { query, world } = exchange;
    const name = query.get('name') ?? '';
    const streamKey = query.get('streamKey');
    const found = world.kept.liveStreams
      .list()
      .filter((stream) => stream.name.includes(name) && (streamKey ?? stream.streamKey) === stream.streamKey);
    return listAnswer(exchange, found, sortKeys, (stream) => describe(stream, world));
  }),

  route('POST', '/live-streams', 'key', async ({ body, world }) =>
    json(200, keep(createLiveStream(await readJson(body), world.now()), world)),
  ),

  route('GET', path, 'key', (exchange) =>
    json(200, describe(find(exchange, 'liveStreamId', exchange.world.kept.liveStreams), exchange.world)),
  ),

  route('PATCH', path, 'key', async (exchange) => {
    const { world, body } = exchange;
    find(exchange, 'liveStreamId', world.kept.liveStreams);
    const patch = await readJson(body);
    const stream = find(exchange, 'liveStreamId', world.kept.liveStreams);
    return json(200, keep(patchLiveStream(stream, patch, world.now()), world));
  }),

  route('DELETE', path, 'key', async (exchange) => {
    const { kept, files } = exchange.world;
    const { liveStreamId } = find(exchange, 'liveStreamId', kept.liveStreams);
    kept.liveStreams.delete(liveStreamId);
    await files.remove(liveStreamId);
    return empty(204);
  }),

  route('PUT', `${path}/complete`, 'key', (exchange) => {
    const { liveStreamId } = find(exchange, 'liveStreamId', exchange.world.kept.liveStreams);
    completeBroadcast(liveStreamId, exchange.world);
    return empty(202);
  }),

  route('POST', `${path}/thumbnail`, 'key', (exchange) => {
    const { world } = exchange;
    const { liveStreamId } = find(exchange, 'liveStreamId', world.kept.liveStreams);

    return withSmallFile(exchange, liveStreamThumbnail, async (form) => {
      const stream = find(exchange, 'liveStreamId', world.kept.liveStreams);
      await world.files.keep(form.file.path, liveStreamId, thumbnailFile);
      const changed = { ...stream, thumbnail: mediaTypeOf(form), updatedAt: world.now() };
      return json(201, keep(changed, world));
    });
  }),

  route('DELETE', `${path}/thumbnail`, 'key', async (exchange) => {
    const { world } = exchange;
    const stream = find(exchange, 'liveStreamId', world.kept.liveStreams);
    await world.files.remove(stream.liveStreamId, thumbnailFile);
    return json(200, keep({ ...stream, thumbnail: undefined, updatedAt: world.now() }, world));
  }),
];

/** Keeps a live stream, and shows it. */
function keep(stream: LiveStream, world: World): object {
  world.kept.liveStreams.put(stream.liveStreamId, stream);
  return describe(stream, world);
}

function describe(stream: LiveStream, { url, privateTokens }: World): object {
  return describeLiveStream(
    stream,
    url,
    stream.public ? undefined : privateTokens.issue(stream.liveStreamId),
  );
}
