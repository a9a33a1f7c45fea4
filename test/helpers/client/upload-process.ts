// An upload in a process of its own, with the built package, that a test can kill and weigh. Its only argument
// is JSON; it prints a line of JSON for each thing that happens.
import type * as Door from '../../../src/node/index.js';

interface Order {
  readonly baseUri: string;
  readonly path: string;
  /** With the key into a video, or else with a token. */
  readonly apiKey?: string;
  readonly videoId?: string;
  readonly token?: string;
  readonly partSize?: number;
}

const { baseUri, path, apiKey, videoId, token = '', partSize } = JSON.parse(process.argv[2] ?? '') as Order;
const door = new URL('../../../dist/node.js', import.meta.url).href;
const { ApiVideoClient } = (await import(door)) as typeof Door;
const client = new ApiVideoClient({ baseUri, apiKey });
const tell = (line: object): void => void process.stdout.write(`${JSON.stringify(line)}\n`);

// At work, and idle again: what the first calls load and compile is there.
if (apiKey !== undefined) {
  const warm = await client.videos.create({ title: 'warm' });
  await client.videos.upload(warm.videoId, new URL(import.meta.url), { journal: false });
  for (let call = 0; call < 50; call++) await client.videos.get(warm.videoId);
  await new Promise((resolve) => setTimeout(resolve, 200));
}
let peak = process.memoryUsage.rss();
tell({ idle: peak });
setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 10).unref();

const task =
  videoId === undefined
    ? client.videos.uploadWithUploadToken(token, path, { partSize })
    : client.videos.upload(videoId, path, { partSize });
task.addEventListener('part', ({ detail }) => tell({ part: detail.part, videoId: task.videoId }));
await task;
tell({ peak: Math.max(peak, process.memoryUsage.rss()) });
