/** What the player page tells the collector, as the script of that page: what happened, every five seconds at most. */
export const playerScript = `
const video = document.querySelector('video');
const types = { loadeddata: 1, play: 2, pause: 3, timeupdate: 4, error: 5, ended: 6, seeking: 7 };
const session = { sat: new Date().toISOString(), sid: crypto.randomUUID?.() ?? String(Math.random()) };
let events = [];

function send() {
  if (events.length === 0) return;
  const eve = events.splice(0);
  const beacon = { ...session, mid: video.dataset.id, pid: session.sid, ref: document.referrer, ver: '0.1.0', eve };
  navigator.sendBeacon('/collector/watch', JSON.stringify(beacon));
}

for (const [name, typ] of Object.entries(types)) {
  video.addEventListener(name, () => {
    events.push({ eat: Date.now(), typ, vti: video.currentTime, pau: video.paused, eco: video.error?.code ?? 0 });
    if (events.length >= 20 || typ === types.pause || typ === types.ended) send();
  });
}
setInterval(send, 5000);
addEventListener('pagehide', send);
`;
