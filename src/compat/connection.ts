import type { Transport } from '../api/call.js';
import { hostsOf, type Hosts } from '../api/hosts.js';
import { onDemand } from '../base/on-demand.js';
import { numberOption, stringOption } from '../base/options.js';
import { lazyTransport } from '../http/lazy-transport.js';
import { originHeaders } from '../http/origin.js';
import { refuseKey } from '../upload/refuse-key.js';
import type { Carrier } from '../upload/start-upload.js';
import type { Chunks } from './chunks.js';
import type { CommonOptions, Credentials } from './options.js';
import { given } from './video-upload-error.js';

/** The options that all the old classes have in common, checked as far as it takes no engine. */
export interface Settings {
  readonly options: CommonOptions & Credentials;
  /** How often a part is sent again, where that was said. */
  readonly retries: number | undefined;
  readonly hosts: Hosts;
  readonly headers: Readonly<Record<string, string>>;
}

/** Where an old class sends to, and by whose leave. */
export interface Connection {
  readonly hosts: Hosts;
  readonly videoId: string | undefined;
  readonly transport: Transport;
  /** Fetches what carries an upload: of so many chunks, where their number is known. */
  readonly carrier: (chunks?: Chunks) => Promise<Carrier>;
}

const load = onDemand(async () => {
  const [engine, target] = await Promise.all([import('../engine.js'), import('./target.js')]);
  return { engine, target };
});

/** Throws at once what is wrong with the options. */
export function connect(options: CommonOptions & Credentials): Connection {
  const settings = given(() => settingsOf(options));
  const { hosts } = settings;
  const transport = lazyTransport(async () => {
    const { engine, target } = await load();
    return target.transportOf(engine, settings);
  });
  return {
    hosts,
    videoId: options.videoId ?? undefined,
    transport,
    carrier: async (chunks) => {
      const { engine, target } = await load();
      return target.carrierOf(engine, settings, transport, chunks);
    },
  };
}

type Given = Partial<Record<'uploadToken' | 'accessToken' | 'videoId', string | undefined>>;

function settingsOf(options: CommonOptions & Credentials): Settings {
  const { apiHost, origin } = options;
  const { uploadToken, accessToken, videoId }: Given = options;
  refuseKey(options);
  if ('uploadToken' in options || accessToken === undefined) {
    stringOption('uploadToken', uploadToken, 'make one on your server.');
  } else {
    stringOption('accessToken', accessToken, 'give an `uploadToken` instead.');
    stringOption('videoId', videoId, 'an access token needs one.');
  }
  return {
    options,
    retries: retriesOf(options),
    hosts: hostsOf(addressOf(apiHost)),
    headers: originHeaders(origin?.application, origin?.sdk),
  };
}

/** `Infinity` may be said too. */
function retriesOf({ retries }: CommonOptions): number | undefined {
  if (retries === Infinity) return Number.MAX_SAFE_INTEGER;
  return numberOption('retries', retries ?? undefined, undefined, { min: 0, integer: true });
}

function addressOf(apiHost: string | undefined): string | undefined {
  if (!apiHost) return undefined;
  return apiHost.includes('://') ? apiHost : `https://${apiHost}`;
}
