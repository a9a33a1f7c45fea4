import type { Emulator } from 'apivideo-kit/emulator';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { describeActivity } from './activity.js';
import { FaultPanel, parseSwitches } from './fault-panel.js';
import { findFile } from './files.js';
import type { GalleryLines } from './gallery-line.js';
import { readJson, sendFile, sendJson, sendText } from './messages.js';
import { streamActivity } from './stream-activity.js';

type Endpoint = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;

/** In seconds: as long as a page may lie open before it sends. */
const tokenLife = 86_400;

/** Serves the demo: what a site's own server does (tokens), what the emulator knows (activity), and files. */
export function createHandler(
  emulator: Emulator,
  gallery: GalleryLines,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const panel = new FaultPanel(emulator);
  const look = () => describeActivity(emulator, panel.switches);

  // A real site does this with its API key, for whom it lets upload; the page never sees the key.
  const mintToken = () => {
    panel.arm();
    return emulator.createUploadToken({ ttl: tokenLife }).token;
  };

  const endpoints: Readonly<Partial<Record<string, Endpoint>>> = {
    'GET /demo/config': (_, response) => sendJson(response, 200, { baseUri: emulator.url }),

    'GET /demo/gallery': async (_, response) => sendJson(response, 200, await gallery.lines()),

    'POST /demo/token': (_, response) => sendJson(response, 201, { token: mintToken() }),

    'GET /demo/activity': ({ headers }, response) => {
      if (headers.accept?.includes('text/event-stream')) streamActivity(response, look);
      else sendJson(response, 200, look());
    },

    'PUT /demo/faults': async (request, response) => {
      const switches = parseSwitches(await readJson(request));
      if (switches) {
        panel.set(switches);
        sendJson(response, 200, switches);
      } else {
        sendText(response, 400, 'The body must be like {"slow": true, "lost": false}.');
      }
    },
  };

  const serve: Endpoint = async (request, response) => {
    const { method = 'GET', url = '/' } = request;
    const [path = '/'] = url.split('?');
    const endpoint = endpoints[`${method} ${path}`];
    if (endpoint) {
      await endpoint(request, response);
      return;
    }

    const reading = method === 'GET' || method === 'HEAD';
    const values = { baseUri: () => emulator.url, uploadToken: mintToken };
    const file = reading ? await findFile(path, values) : undefined;
    if (file) sendFile(response, file, method);
    else sendText(response, 404, 'There is nothing here.');
  };

  return async (request, response) => {
    try {
      await serve(request, response);
    } catch (error) {
      if (request.socket.destroyed) return; // the page has left in the middle of its request
      console.error(error);
      if (response.headersSent) response.destroy();
      else sendText(response, 500, 'The demo server has failed; its terminal says more.');
    }
  };
}
