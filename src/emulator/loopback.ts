import { isIPv4 } from 'node:net';

/** Whether an IP address is this machine's own, and leads nowhere else. */
export function isLoopbackAddress(address: string): boolean {
  const plain = address.replace(/^::ffff:/, '');
  return plain === '::1' || (isIPv4(plain) && plain.startsWith('127.'));
}

/** Whether a host, as URLs spell it, is this machine by its own name or address. */
export function isLoopbackName(host: string): boolean {
  return (
    host === 'localhost' || host.endsWith('.localhost') || isLoopbackAddress(host.replace(/^\[|\]$/g, ''))
  );
}
