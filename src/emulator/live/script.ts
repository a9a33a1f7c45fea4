/** The script of the live page. Whatever comes from outside gets into it as text, never as markup. */
export const liveScript = `
const byId = (id) => document.getElementById(id);

function make(tag, className, ...content) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...content);
  return element;
}

function size(bytes) {
  const units = ['B', 'KiB', 'MiB', 'GiB'];
  let unit = 0;
  while (bytes >= 1024 && unit < units.length - 1) { bytes /= 1024; unit++; }
  return bytes.toFixed(unit && bytes < 100 ? 1 : 0) + ' ' + units[unit];
}

function partsOf(parts) {
  const row = make('div', 'parts', ...parts.slice(0, 200).map(({ number, bytes }) => {
    const tile = make('i');
    tile.title = 'Part ' + number + ', ' + size(bytes);
    return tile;
  }));
  row.setAttribute('aria-hidden', 'true');
  return row;
}

function videoCard(video) {
  const { videoId, title, parts, bytes, complete, sha256 } = video;
  const image = make('img');
  image.alt = '';
  image.src = '/_emulator/thumbnails/' + videoId + (complete ? '?complete' : '');
  const name = title || 'Untitled';
  const link = make('a', '', name);
  link.href = '/vod/' + videoId;
  const state = complete ? 'complete' : parts.length > 0 ? 'receiving' : 'waiting';
  const count = parts.length === 1 ? '1 part' : parts.length + ' parts';
  const article = make('article', '', image, make('h3', '', complete && video.public ? link : name),
    make('p', '', make('span', 'state ' + state, state), ' · ' + count + ' · ' + size(bytes)),
    make('p', '', make('code', '', videoId)));
  if (sha256) article.append(make('p', '', make('code', '', 'sha256 ' + sha256.slice(0, 16) + '…')));
  article.append(partsOf(parts));
  return make('li', '', article);
}

function requestRow({ id, method, path, part, bytes, status, fault, milliseconds }) {
  const request = make('td', '', method + ' ' + path);
  if (fault) request.append(make('span', 'fault', 'fault: ' + fault));
  const answered = status ?? (milliseconds === undefined ? '…' : 'none');
  const kind = status === undefined ? (milliseconds === undefined ? '' : 'error') : status < 400 ? 'ok' : 'error';
  return make('tr', '', make('td', '', String(id)), request, make('td', '', part === undefined ? '' : String(part)),
    make('td', '', bytes ? size(bytes) : ''), make('td', kind, String(answered)),
    make('td', '', milliseconds === undefined ? '' : milliseconds + ' ms'));
}

/** Puts rows in place, and leaves alone those that show the same as before. */
function fill(parent, items, keyOf, render) {
  const old = new Map(Array.from(parent.children, (child) => [child.dataset.key, child]));
  parent.replaceChildren(...items.map((item) => {
    const key = keyOf(item);
    const child = old.get(key) ?? render(item);
    child.dataset.key = key;
    return child;
  }));
}

function show({ videosTotal, videos, requests }) {
  fill(byId('videos'), videos, JSON.stringify, videoCard);
  fill(byId('requests'), requests, JSON.stringify, requestRow);
  byId('video-count').textContent = 
    videosTotal > videos.length ? 'the last ' + videos.length + ' of ' + videosTotal : String(videosTotal || '');
  byId('no-videos').hidden = videos.length > 0;
  byId('no-requests').hidden = requests.length > 0;
  byId('table').hidden = requests.length === 0;
}

function say(text, className) {
  byId('connection').textContent = text;
  byId('connection').className = className;
}

byId('address').textContent = location.origin;
const events = new EventSource('/_emulator/events');
events.onopen = () => say('● Live', 'on');
events.onerror = () => say('○ Not connected, trying again', 'off');
events.onmessage = ({ data }) => show(JSON.parse(data));
`;
