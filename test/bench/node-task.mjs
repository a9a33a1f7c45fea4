// One task of one client in a process of its own: prints what it took, as JSON.
//     node node-task.mjs ours|official upload|reads <address> <key> <file>
const [, , which, task, baseUri, apiKey, file] = process.argv;
const name = which === 'ours' ? '../../dist/node.js' : '@api.video/nodejs-client';
const { default: loaded } = await import(name);
const ApiVideoClient = loaded.default ?? loaded;
const client = new ApiVideoClient({ apiKey, baseUri });

const { videoId } = await client.videos.create({ title: 'bench' });
for (let call = 0; call < 20; call++) await client.videos.get(videoId);
const idle = process.memoryUsage.rss();
let peak = idle;
setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 10).unref();

const since = performance.now();
if (task === 'upload') await client.videos.upload(videoId, file);
for (let call = 0; task === 'reads' && call < 1000; call += 20) {
  await Promise.all(Array.from({ length: 20 }, () => client.videos.get(videoId)));
}
const seconds = (performance.now() - since) / 1000;
process.stdout.write(JSON.stringify({ seconds, idle, peak: Math.max(peak, process.memoryUsage.rss()) }));
process.exit(0);
