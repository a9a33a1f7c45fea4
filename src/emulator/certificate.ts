import { isIP } from 'node:net';

/** A private key and its certificate, both in PEM. */
export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

const lifetime = 30 * 24 * 3600 * 1000;

/** Makes a self-signed certificate for this machine's own names, and for `host`. It lives for 30 days. */
export async function createCertificate(host: string): Promise<Certificate> {
  // The library is a large one, and few emulators need it.
  const { generate } = await import('selfsigned');
  const addresses = new Set(['127.0.0.1', '::1', ...(isAddress(host) ? [host] : [])]);
  const names = new Set(['localhost', ...(isAddress(host) ? [] : [host])]);

  const { private: key, cert } = await generate([{ name: 'commonName', value: 'apivideo-emulator' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    notAfterDate: new Date(Date.now() + lifetime),
    extensions: [
      { name: 'basicConstraints', cA: false },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          ...Array.from(names, (value) => ({ type: 2, value }) as const),
          ...Array.from(addresses, (ip) => ({ type: 7, ip }) as const),
        ],
      },
    ],
  });
  return { key, cert };
}

function isAddress(host: string): boolean {
  return isIP(host) !== 0;
}
