import { setTimeout as sleep } from 'node:timers/promises';
import { receivedOf } from '../received-video.js';
import type { RequestLog, RequestRecord } from '../request-log.js';
import type { Video } from '../video.js';
import type { World } from '../world.js';

/** How often the emulator is looked at while a page listens, in milliseconds. */
const interval = 200;

const videosShown = 30;
const requestsShown = 50;

/** Server-sent events: all that the live page shows, at once and whenever it has changed, until `signal` aborts. */
export async function* liveEvents(
  world: World,
  log: RequestLog,
  signal: AbortSignal,
): AsyncGenerator<string> {
  for (let told = ''; !signal.aborted;) {
    const data = JSON.stringify(look(world, log));
    if (data !== told) yield `data: ${data}\n\n`;
    told = data;
    await sleep(interval, undefined, { signal }).catch(() => undefined);
  }
}

/** The newest first. It names no key, and no token. */
function look({ store }: World, { records }: RequestLog): object {
  const videos = store.list();
  return {
    videosTotal: videos.length,
    videos: videos.slice(0, videosShown).map(describeVideo),
    requests: records.slice(-requestsShown).reverse().map(describeRequest),
  };
}

function describeVideo(video: Video): object {
  const { source, attributes } = video;
  const complete = source.state === 'complete';
  const sha256 = complete ? source.file.knownSha256 : undefined;
  return { ...receivedOf(video), complete, sha256, public: attributes.public };
}

function describeRequest({
  id,
  method,
  path,
  part,
  bytes,
  status,
  fault,
  startedAt,
  endedAt,
}: RequestRecord): object {
  return {
    id,
    method,
    path: path.replace(/(?<=\/token\/)[^/]+/, '…').replace(/(?<=\/upload-tokens\/)[^/]+/, '…'),
    part: part?.number,
    bytes,
    status,
    fault: fault && Object.keys(fault.then).join(' '),
    milliseconds: endedAt === undefined ? undefined : endedAt - startedAt,
  };
}
