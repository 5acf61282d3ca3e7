import { isIPv6, type AddressInfo } from 'node:net';
import { isLoopback } from './is-loopback.js';

const EVERY = new Set(['0.0.0.0', '::']);

/** A URL under which somebody on this machine reaches it. @param encrypted by the process itself */
export function urlOf({ address, port }: AddressInfo, encrypted = false): string {
  const scheme = encrypted ? 'https' : 'http';
  if (isIPv6(address)) return `${scheme}://[${address === '::' ? '::1' : address}]:${port}`;
  return `${scheme}://${address === '0.0.0.0' ? '127.0.0.1' : address}:${port}`;
}

/**
 * What an operator should know of a process that is reached from other machines.
 * @param open what is open to whoever reaches it: `demo agents`
 * @param encrypted by the process itself
 */
export function warningsAbout(
  { address, port }: AddressInfo,
  open: readonly string[],
  encrypted = false,
): readonly string[] {
  if (isLoopback(address)) return [];
  const where = EVERY.has(address) ? `every address of this machine (${address})` : address;
  const heard = `listens on ${where}, port ${port}: other machines reach it, and nothing is encrypted`;
  return [...(encrypted ? [] : [heard]), ...open.map((what) => `open to everybody who reaches it: ${what}`)];
}
