// One task of the client for Node in a process of its own: prints what it took, as JSON.
//     node growth-task.mjs file <address> <path>
//     node growth-task.mjs calls <address> <key> <at once>
import { subscribe } from 'node:diagnostics_channel';
import { ApiVideoClient } from '../../dist/node.js';

const [, , task, baseUri, ...given] = process.argv;
/** Batches of calls, so that many at once and few are measured alike. */
const batches = 10;

let sockets = 0;
let mostSockets = 0;
subscribe('net.client.socket', ({ socket }) => {
  mostSockets = Math.max(mostSockets, ++sockets);
  socket.once('close', () => sockets--);
});

/** The seconds, and the processor's, that `act` takes, and what it gives. */
async function timed(act) {
  const cpuBefore = process.cpuUsage();
  const since = performance.now();
  const result = await act();
  const { user, system } = process.cpuUsage(cpuBefore);
  return { result, seconds: (performance.now() - since) / 1000, processor: (user + system) / 1e6 };
}

/** Sends it until the service refuses the last part, and then goes on: with what it finds of itself. */
async function file([path]) {
  const { videos } = new ApiVideoClient({ baseUri, retry: { limit: 0 } });
  const send = () => videos.uploadWithUploadToken('to0', path);
  const idle = process.memoryUsage.rss();
  const first = await timed(() =>
    send().then(
      () => 'sent',
      ({ code }) => code,
    ),
  );
  const againAt = Date.now();
  await send();
  return { ...first, idle, againAt };
}

async function calls([apiKey, atOnce]) {
  const { videos } = new ApiVideoClient({ apiKey, baseUri });
  const { videoId } = await videos.create({ title: 'growth' });
  for (let call = 0; call < 200; call++) await videos.get(videoId);
  const idle = process.memoryUsage.rss();
  const batch = () => Promise.all(Array.from({ length: Number(atOnce) }, () => videos.get(videoId)));
  const all = await timed(async () => {
    for (let done = 0; done < batches; done++) await batch();
  });
  return { ...all, result: 'read', idle };
}

let peak = 0;
setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 10).unref();
const took = await { file, calls }[task](given);
process.stdout.write(
  JSON.stringify({ ...took, peak: Math.max(peak, process.memoryUsage.rss()), mostSockets }),
);
process.exit(0);
