import { importMap } from '../helpers/import-map.js';
import { noise } from './noise.js';

/** A page that records a noisy canvas, says on its console what it hears, and can tell what its storage holds. */
export const pageOf = (baseUri: string, uploadToken: string): string => `<!doctype html>${importMap('/dist')}
<script type="module">
  import { RecordingSession } from 'apivideo-kit';
  const sender = { baseUri: '${baseUri}', uploadToken: '${uploadToken}' };
  const take = { mimeType: 'video/webm;codecs=vp8', videoBitsPerSecond: 60_000_000 };
  let session;

  ${noise}
  globalThis.begin = async () => {
    session = new RecordingSession(noise(640, 360, 25), { ...sender, ...take });
    session.addEventListener('chunk', async ({ detail: { blob, index } }) => {
      const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', await blob.arrayBuffer()));
      console.log(['chunk', index, blob.size, btoa(String.fromCharCode(...hash))].join(' '));
    });
    session.addEventListener('saved', ({ detail: { bytes } }) => console.log('saved ' + bytes));
    session.addEventListener('part', ({ detail: { part } }) => console.log('part ' + part));
    session.addEventListener('warning', ({ detail: { code } }) => console.log('warning ' + code));
    session.addEventListener('warning-end', ({ detail: { code } }) => console.log('warning-end ' + code));
    await session.start();
  };
  globalThis.finishIt = () => void session.stop().then(
    ({ videoId }) => console.log('video ' + videoId),
    (error) => console.log('video ' + error),
  );
  globalThis.stored = () => new Promise((resolve, reject) => {
    const opening = indexedDB.open('apivideo-recordings');
    opening.onerror = reject;
    opening.onsuccess = () => {
      const transaction = opening.result.transaction(['sessions', 'chunks']);
      const sessions = transaction.objectStore('sessions').count();
      const cursor = transaction.objectStore('chunks').openCursor();
      const sum = { rows: 0, bytes: 0, start: Infinity };
      cursor.onsuccess = () => {
        if (!cursor.result) return;
        const { start, bytes } = cursor.result.value;
        Object.assign(sum, { rows: sum.rows + 1, bytes: sum.bytes + bytes.byteLength, start: Math.min(sum.start, start) });
        cursor.result.continue();
      };
      transaction.oncomplete = () => resolve({ ...sum, sessions: sessions.result });
    };
  });
  console.log('ready');
</script>`;
