import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';

const LOOPBACK = /^(::ffff:)?127\.|^::1$/;
const THIS_MACHINE = /^(.+\.)?localhost$|^127(\.\d{1,3}){3}$|^::1$/;

/**
 * Whether a request may come from a page that somebody's browser shows: no page has anything to ask here.
 * @param names host names under which the API is reached
 */
export function ofAPage({ headers, socket }: IncomingMessage, names: readonly string[]): boolean {
  if (headers.origin !== undefined || headers['sec-fetch-site'] !== undefined) return true;
  const local = LOOPBACK.test(socket.localAddress ?? '');
  const url = `http://${headers.host ?? ''}`;
  const name = URL.canParse(url) ? new URL(url).hostname.replace(/^\[|\]$/g, '') : '';
  if (name === '') return true;
  if (THIS_MACHINE.test(name) || names.includes(name)) return false;
  // From another machine or a container's network: addresses, and names that no public server gives out.
  return local || (isIP(name) === 0 && name.includes('.'));
}
