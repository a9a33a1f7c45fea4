// One task of one client in a process of its own: prints what it took, as JSON.
//     node node-task.mjs ours|official|fetch upload|reads <address> <key> <file>
const [, , which, task, baseUri, apiKey, file] = process.argv;

/** No client at all: what Node itself takes for the same requests. */
function bareFetch() {
  const headers = { Authorization: `Basic ${btoa(`${apiKey}:`)}`, 'Content-Type': 'application/json' };
  const call = async (path, init) => (await fetch(baseUri + path, { headers, ...init })).json();
  return {
    create: (body) => call('/videos', { method: 'POST', body: JSON.stringify(body) }),
    get: (videoId) => call(`/videos/${videoId}`),
  };
}

async function videosOf(name) {
  const { default: loaded } = await import(name);
  const ApiVideoClient = loaded.default ?? loaded;
  return new ApiVideoClient({ apiKey, baseUri }).videos;
}

const names = { ours: '../../dist/node.js', official: '@api.video/nodejs-client' };
const videos = which === 'fetch' ? bareFetch() : await videosOf(names[which]);

const { videoId } = await videos.create({ title: 'bench' });
for (let call = 0; call < 20; call++) await videos.get(videoId);
const idle = process.memoryUsage.rss();
let peak = idle;
setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 10).unref();

const cpuBefore = process.cpuUsage();
const since = performance.now();
if (task === 'upload') await videos.upload(videoId, file);
for (let call = 0; task === 'reads' && call < 1000; call += 20) {
  await Promise.all(Array.from({ length: 20 }, () => videos.get(videoId)));
}
const seconds = (performance.now() - since) / 1000;
const { user, system } = process.cpuUsage(cpuBefore);
peak = Math.max(peak, process.memoryUsage.rss());
process.stdout.write(JSON.stringify({ seconds, cpuSeconds: (user + system) / 1e6, idle, peak }));
process.exit(0);
