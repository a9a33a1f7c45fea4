import type { ServerResponse } from 'node:http';
import type { Activity } from './activity.js';

/** How often the emulator is looked at while a page listens, in milliseconds. */
const interval = 150;

/** Answers with server-sent events: all there is to see, at once and whenever it has changed. */
export function streamActivity(response: ServerResponse, look: () => Activity): void {
  let told = '';
  const tell = () => {
    const data = JSON.stringify(look());
    if (data !== told) response.write(`data: ${data}\n\n`);
    told = data;
  };

  response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
  const timer = setInterval(tell, interval);
  response.once('close', () => clearInterval(timer));
  tell();
}
