import { randomBytes } from 'node:crypto';
import { text, type Answer } from '../answer.js';
import { liveScript } from './script.js';
import { liveStyle } from './style.js';

/** The page at `/`: videos, their parts and recent requests, as they come. All of it is filled in by its script. */
export function livePage(): Answer {
  const nonce = randomBytes(16).toString('base64');
  const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>api.video emulator</title>
<link rel="icon" href="data:,">
<style nonce="${nonce}">${liveStyle}</style>
</head>
<body>
<header>
  <h1>api.video emulator</h1>
  <p id="address"></p>
  <p id="connection" role="status">Connecting…</p>
</header>
<main>
  <section aria-labelledby="videos-title">
    <h2 id="videos-title">Videos <span id="video-count" class="count"></span></h2>
    <p id="no-videos" class="empty">Nothing has been uploaded yet.</p>
    <ul id="videos"></ul>
  </section>
  <section aria-labelledby="requests-title">
    <h2 id="requests-title">Recent requests</h2>
    <p id="no-requests" class="empty">Nobody has asked for anything yet.</p>
    <div class="scroll" tabindex="0" role="group" aria-labelledby="requests-title">
      <table id="table" hidden>
        <thead><tr>
          <th scope="col">#</th><th scope="col">Request</th><th scope="col">Part</th>
          <th scope="col">Bytes</th><th scope="col">Status</th><th scope="col">Time</th>
        </tr></thead>
        <tbody id="requests"></tbody>
      </table>
    </div>
  </section>
</main>
<noscript><p>This page needs JavaScript.</p></noscript>
<script nonce="${nonce}">${liveScript}</script>
</body>
</html>
`;
  const policy = `default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;
  const answer = text('text/html; charset=utf-8', page);
  return { ...answer, headers: { ...answer.headers, 'Content-Security-Policy': policy } };
}
