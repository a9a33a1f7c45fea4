import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, test, type TestContext } from 'node:test';
import { pathToFileURL } from 'node:url';
import { signWebhook } from '../../src/node/index.js';
import { packLibrary } from '../helpers/example.js';
import { Keeper } from '../helpers/keeper.js';
import { samplesOf } from '../helpers/readme-samples.js';
import { succeed } from '../helpers/run.js';
import { temporaryFolder } from '../helpers/temporary-folder.js';
import { until } from '../node/emulator-fixture.js';

const timeout = 300_000;
const secret = 'sig_sec_of_this_test';
const packages = ['express@5.3.0', 'fastify@5.12.8', 'hono@4.13.19', '@hono/node-server@2.1.8'];
const samples = new Map(
  samplesOf(readFileSync(join('docs', 'node.md'), 'utf8')).map(({ name, code }) => [name, code]),
);
const keeper = new Keeper();
const folder = keeper.keep(temporaryFolder());

/** Tells where a server listens, in a line of its own. */
const informer = `import { Server } from 'node:net';
const { listen } = Server.prototype;
Server.prototype.listen = function (...args) {
  this.once('listening', () => console.log('listening ' + this.address().port));
  return listen.apply(this, args);
};`;

/** Next itself is not needed to call its route. */
const nextServer = `import { createServer } from 'node:http';
createServer(async (incoming, outgoing) => {
  const { method, headers } = incoming;
  const request = new Request('http://localhost/hook', { method, headers, body: incoming, duplex: 'half' });
  const answer = await POST(request);
  outgoing.writeHead(answer.status).end();
}).listen(process.env.PORT);`;

before(
  async () => {
    const tarball = await packLibrary(folder.path);
    writeFileSync(join(folder.path, 'package.json'), '{"type": "module", "private": true}');
    writeFileSync(join(folder.path, 'informer.js'), informer);
    const quiet = ['--no-audit', '--no-fund', '--prefer-offline'];
    await succeed('npm', ['install', ...quiet, tarball, ...packages], folder.path);
  },
  { timeout },
);

after(() => keeper.close());

/** A server made of a sample, listening. */
interface Served {
  readonly url: string;
  /** What it has printed besides. */
  readonly printed: readonly string[];
}

async function serve(t: TestContext, name: string): Promise<Served> {
  const code = [
    samples.get('webhook-handler'),
    samples.get(`webhook-${name}`),
    name === 'next' && nextServer,
  ];
  writeFileSync(join(folder.path, `${name}.js`), code.filter(Boolean).join('\n'));
  const informing = ['--import', pathToFileURL(join(folder.path, 'informer.js')).href];
  const server = spawn(process.execPath, [...informing, `${name}.js`], {
    cwd: folder.path,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, PORT: '0', WEBHOOK_SECRET: secret },
  });
  t.after(() => end(server));
  const printed: string[] = [];
  const port = await new Promise<string>((resolve, reject) => {
    createInterface(server.stdout).on('line', (line) => {
      const [, found] = /^listening (\d+)$/.exec(line) ?? [];
      if (found === undefined) printed.push(line);
      else resolve(found);
    });
    server.once('exit', () => reject(new Error('The server has ended.')));
  });
  return { url: `http://localhost:${port}/hook`, printed };
}

async function end(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  server.kill('SIGKILL');
  await once(server, 'exit');
}

for (const name of ['express', 'fastify', 'hono', 'next']) {
  test(
    `the docs' webhooks for ${name} take in what is signed, once, and refuse the rest`,
    { timeout },
    async (t) => {
      const { url, printed } = await serve(t, name);
      const event = { type: 'video.source.recorded', emittedAt: new Date().toISOString(), videoId: 'vi1' };
      const old = JSON.stringify({ ...event, emittedAt: '2020-01-01T00:00:00.000Z' });
      const body = JSON.stringify(event);
      const call = async (text: string, signature = signWebhook(text, secret)): Promise<number> => {
        const headers = { 'Content-Type': 'application/json', 'X-Api-Video-Signature': signature };
        return (await fetch(url, { method: 'POST', headers, body: text })).status;
      };

      const statuses = [await call(body), await call(body), await call(`${body} `, 'no'), await call(old)];

      assert.deepEqual(statuses, [202, 202, 400, 400]);
      await until(() => printed.length > 0);
      assert.deepEqual(printed, ['video.source.recorded']);
    },
  );
}
